import { expect, test } from 'vitest'
import { richTextOf } from '../../src/domain/rich-text'
import { translationState } from '../../src/domain/translation-state'

const [first, second, third] = ['2026-01-01', '2026-02-01', '2026-03-01']

test.each([
  ['no French', { french: ' ', english: 'Text' }, {}, undefined],
  ['an empty long French text', { french: richTextOf(''), english: null }, {}, undefined],
  ['no English', { french: 'Texte', english: null }, { french: first }, 'missing'],
  ['an empty long English text', { french: richTextOf('Texte'), english: richTextOf('') }, {}, 'missing'],
  ['English after the French', { french: 'Texte', english: 'Text' }, { french: first, english: second }, 'current'],
  ['French after the English', { french: 'Texte', english: 'Text' }, { french: second, english: first }, 'outdated'],
  ['French after English of an unknown date', { french: 'Texte', english: 'Text' }, { french: first }, 'outdated'],
  [
    'English reviewed since',
    { french: 'Texte', english: 'Text' },
    { french: second, english: first, reviewed: third },
    'current',
  ],
  [
    'French after the review',
    { french: 'Texte', english: 'Text' },
    { french: third, english: first, reviewed: second },
    'outdated',
  ],
  ['French of an unknown date', { french: 'Texte', english: 'Text' }, { english: first }, 'current'],
])('the translation with %s is %s', (_, texts, dates, state) => {
  expect(translationState(texts, dates)).toBe(state)
})
