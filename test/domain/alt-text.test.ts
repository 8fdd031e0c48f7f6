import { expect, test } from 'vitest'
import { altAdvice } from '../../src/domain/alt-text'
import { lengthOf } from '../../src/domain/lengths'

test.each([
  ['', []],
  ['IMG_0042.jpg', ['file-name']],
  ['Photo de deux apprenantes devant un écran', ['starts-with-photo']],
  ['une image d’un amphithéâtre plein', ['starts-with-photo']],
  ['Salle', ['few-words']],
  ['Deux apprenantes et une formatrice devant un écran', []],
  ['Deux personnes parlent. '.repeat(12), ['long']],
])('advice for %s: %j', (alt, advice) => {
  expect(altAdvice(alt)).toEqual(advice)
})

test('a letter and its accent, or an emoji, count as one character', () => {
  expect(lengthOf(' e\u0301te\u0301 👩🏽‍💻 ')).toBe(5)
})
