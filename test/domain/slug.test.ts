import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSlug, SLUG_MAX_LENGTH, slugify } from '../../src/domain/slug'

const title = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 200 }),
  fc
    .array(fc.constantFrom('a', 'é', ' ', '-', '&', '’', 'Œ', '9'), { maxLength: 200 })
    .map((chosen) => chosen.join('')),
)

describe('slugify', () => {
  it('returns a slug or an empty text for any title', () => {
    fc.assert(
      fc.property(title, (text) => {
        const slug = slugify(text)
        expect(slug === '' || isSlug(slug)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('returns a slug unchanged', () => {
    fc.assert(fc.property(title, (text) => slugify(slugify(text)) === slugify(text)))
  })

  it('writes French titles in ASCII words', () => {
    expect(slugify('Comment accompagner la reconversion des femmes ?')).toBe(
      'comment-accompagner-la-reconversion-des-femmes',
    )
    expect(slugify('Égalité & mixité : l’œuvre commune')).toBe('egalite-et-mixite-l-oeuvre-commune')
    expect(slugify('— 33 % —')).toBe('33')
    expect(slugify('Søren Łukasz\u00ADson')).toBe('soren-lukaszson')
  })

  it('returns an empty text for a title without Latin letters or digits', () => {
    expect(slugify('')).toBe('')
    expect(slugify('… ?!')).toBe('')
    expect(slugify('数字')).toBe('')
  })

  it('cuts a long title at the end of a word', () => {
    const word = 'feminisation'
    const slug = slugify(Array.from({ length: 20 }, () => word).join(' '))
    expect(slug.split('-').every((part) => part === word)).toBe(true)
    expect(slug.length).toBeGreaterThan(SLUG_MAX_LENGTH - word.length - 1)
  })

  it('does not cut a last word that ends at the limit', () => {
    const slug = `${'a'.repeat(40)}-${'b'.repeat(39)}`
    expect(slugify(`${slug} c`)).toBe(slug)
  })

  it('cuts a single long word at the limit', () => {
    expect(slugify('a'.repeat(300))).toBe('a'.repeat(SLUG_MAX_LENGTH))
  })
})

describe('isSlug', () => {
  it.each(['a', '2024', 'table-ronde-2', 'a'.repeat(SLUG_MAX_LENGTH)])('accepts %s', (value) => {
    expect(isSlug(value)).toBe(true)
  })

  it.each([
    '',
    '-',
    'a-',
    '-a',
    'a--b',
    'A',
    'é',
    'a b',
    'a\n',
    'a/b',
    '../a',
    'a'.repeat(81),
    null,
    undefined,
    4,
    ['a'],
  ])('refuses %j', (value) => {
    expect(isSlug(value)).toBe(false)
  })
})
