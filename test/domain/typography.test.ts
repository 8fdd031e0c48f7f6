import { describe, expect, test } from 'vitest'
import { frenchSpaces } from '../../src/domain/typography'
import { typographyApplied, typographySuggestions } from '../../src/domain/writing/french-typography'
import { plainSpaces } from '../support/plain-spaces'

// Texts with ordinary spaces, and the expected ones with U+00A0 as ␣ and U+202F as ⌴.
const texts: [string, string][] = [
  ['Où en est-on ?', 'Où en est-on⌴?'],
  ['Bienvenue !', 'Bienvenue⌴!'],
  ['Un atelier ; un débat', 'Un atelier⌴; un débat'],
  ['Voici : « exemple »', 'Voici␣: «␣exemple␣»'],
  ['environ 33 %, pour 12 €', 'environ 33␣%, pour 12␣€'],
  ['le 21 mai 2024, à Montpellier', 'le 21␣mai 2024, à Montpellier'],
  ['le 1er juin, à 9 h 30', 'le 1er␣juin, à 9␣h␣30'],
  ['de 09:00 à 17:00', 'de 09:00 à 17:00'],
]

const seen = (text: string) => text.replaceAll('\u00A0', '␣').replaceAll('\u202F', '⌴')
const wide = (text: string) => text.replaceAll('\u202F', '\u00A0')

describe('the spaces of French', () => {
  test.each(texts)('%s does not break a line before its punctuation', (text, expected) => {
    expect(seen(frenchSpaces(text))).toBe(expected)
  })

  test.each(texts)('the advice to editors writes the same spaces: %s', (text, expected) => {
    expect(seen(typographyApplied(text))).toBe(expected)
    expect(typographySuggestions(frenchSpaces(text))).toEqual([])
  })

  test.each(texts)('a wide space before a sign that wants a narrow one becomes narrow: %s', (text, expected) => {
    expect(seen(frenchSpaces(wide(frenchSpaces(text))))).toBe(expected)
  })

  test.each(texts)('no space is added or removed, and a second time changes nothing: %s', (text) => {
    const once = frenchSpaces(text)
    expect(plainSpaces(once)).toBe(text)
    expect(frenchSpaces(once)).toBe(once)
  })
})
