import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchKey, stripControls } from '../../src/domain/text'

// Any sequence of UTF-16 code units, with many lone surrogates and controls.
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0xd7ff, max: 0xe000 }),
      fc.integer({ min: 0, max: 0xffff }),
    ),
  )
  .map((units) => String.fromCharCode(...units))

describe('stripControls', () => {
  it('returns a text without controls, lone surrogates and carriage returns', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = stripControls(text)
        expect(Buffer.from(clean, 'utf8').toString('utf8')).toBe(clean)
        for (const unit of clean) {
          const code = unit.codePointAt(0) ?? 0
          expect(code === 9 || code === 10 || (code >= 0x20 && code < 0x7f) || code >= 0xa0).toBe(true)
          expect([0xfffe, 0xffff]).not.toContain(code)
        }
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (text) => stripControls(stripControls(text)) === stripControls(text)))
  })

  it('does not change a printable text', () => {
    const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text))
    fc.assert(fc.property(printable, (text) => stripControls(text) === text))
    expect(stripControls('Élodie\tœuvre « 33 % » 👩🏽‍💻')).toBe('Élodie\tœuvre « 33 % » 👩🏽‍💻')
  })

  it('removes the controls of text pasted from a word processor', () => {
    expect(stripControls('a\u000Bb\u0000c\u0085d\uD83De\r\nf\rg')).toBe('abcde\nf\ng')
  })
})

describe('searchKey', () => {
  it('ignores case, accents, ligatures, kinds of space and of apostrophe', () => {
    expect(searchKey('  Élodie\u00A0 NOËL ')).toBe('elodie noel')
    expect(searchKey('Cœur, Œuvre, ex æquo, Straße')).toBe('coeur, oeuvre, ex aequo, strasse')
    expect(searchKey('L’égalité')).toBe("l'egalite")
    expect(searchKey('e\uFB03cace, n\u00BA 2')).toBe('efficace, no 2')
    expect(searchKey('e\u0301cole')).toBe(searchKey('école'))
  })

  it('ignores invisible characters: soft hyphens, zero-width spaces, byte order marks', () => {
    expect(searchKey('\uFEFFfémini\u00ADsa\u200Btion')).toBe('feminisation')
  })

  it('has one hyphen, and opens letters that Unicode does not decompose', () => {
    expect(searchKey('porte\u2011parole – Łukasz, Søren, Þóra')).toBe('porte-parole - lukasz, soren, thora')
  })

  it('is the same for a text composed, decomposed and without its accents', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')))
        expect(searchKey(text.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(searchKey(text))
      }),
    )
  })

  it('is the same in upper and in lower case for any French text', () => {
    const letters = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôœöùûüÿ -’'0123456789"
    const french = fc.array(fc.constantFrom(...letters)).map((chosen) => chosen.join(''))
    fc.assert(fc.property(french, (text) => searchKey(text.toUpperCase()) === searchKey(text)))
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text))
      }),
      { numRuns: 2000 },
    )
  })
})
