import { expect, test } from 'vitest'
import { typeset } from './typeset'

test.each([
  ['Où en est-on ?', 'Où en est-on\u202f?'],
  ['Voici : « exemple »', 'Voici\u00a0: «\u00a0exemple\u00a0»'],
  ['environ 33 %', 'environ 33\u00a0%'],
  ['le 21 mai 2024, à Montpellier', 'le 21\u00a0mai 2024, à Montpellier'],
  ['de 09:00 à 17:00', 'de 09:00 à 17:00'],
])('%s keeps its punctuation on the line', (text, expected) => {
  expect(typeset(text)).toBe(expected)
})

test('what is typeset already stays as it is', () => {
  const once = typeset('Le nom : « Sirocco » ; et après ?')
  expect(typeset(once)).toBe(once)
})
