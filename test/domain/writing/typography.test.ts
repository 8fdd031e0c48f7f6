import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typographyApplied, typographySuggestions } from '../../../src/domain/writing/french-typography'

// Shows U+00A0 as ␣ and U+202F as ⌴.
const seen = (text: string) => text.replaceAll('\u00A0', '␣').replaceAll('\u202F', '⌴')

describe('French typography', () => {
  test.each([
    ["L'atelier d'Élise", 'L’atelier d’Élise'],
    ['Elle dit "oui".', 'Elle dit «␣oui␣».'],
    ['Elle dit “oui”.', 'Elle dit «␣oui␣».'],
    ['« oser »', '«␣oser␣»'],
    ['«oser»', '«␣oser␣»'],
    ['Qui peut venir ? Toutes et tous !', 'Qui peut venir⌴? Toutes et tous⌴!'],
    ['Au programme: deux ateliers; un débat', 'Au programme␣: deux ateliers⌴; un débat'],
    ['27 % des emplois, 12€', '27␣% des emplois, 12␣€'],
    ['à 9h30, le 21 mai', 'à 9␣h␣30, le 21␣mai'],
    ['et puis...', 'et puis…'],
    ['deux  espaces', 'deux espaces'],
    ['"C\'est oui"', '«␣C’est oui␣»'],
  ])('%s becomes %s', (text, wanted) => {
    expect(seen(typographyApplied(text))).toBe(wanted)
  })

  test.each([
    "https://exemple.fr/l'été?a=1;b:2",
    'Écrire à contact@exemple.fr',
    'Rendez-vous à 9:30',
    'Déjà juste\u202F: «\u00A0oui\u00A0», l’été, 9\u00A0h\u00A030\u202F!',
    'a ?! b',
    '',
  ])('nothing is suggested in: %s', (text) => {
    expect(typographySuggestions(text)).toEqual([])
  })

  const words = fc.array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aéÀ0 9h%€:;!?«»“”"\'.…\u00A0\u202F,-\n'), maxLength: 12 }),
      fc.constantFrom('https://a.fr/b?c:d', "l'eau", '"oui"', ' 21 mai', ' : '),
    ),
    { maxLength: 8 },
  )

  test('suggestions do not overlap, and each one changes the text', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        let last = 0
        for (const { start, end, found, replacements } of typographySuggestions(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, end)).toBe(found)
          expect(replacements[0]).not.toBe(found)
          last = end
        }
      }),
    )
  })

  test('a corrected text gets no suggestion, and has the same letters and digits', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        const done = typographyApplied(text)
        expect(typographySuggestions(done)).toEqual([])
        expect(done.replace(/[^\p{L}\d]/gu, '')).toBe(text.replace(/[^\p{L}\d]/gu, ''))
      }),
    )
  })
})
