import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay, readMoment, readTime, writeMoment } from '../../../src/domain/exchange/cells/moment'
import { readNumber, readWholeNumber } from '../../../src/domain/exchange/cells/number'
import { readPeople, writePeople } from '../../../src/domain/exchange/cells/people'
import { hostilityOf, neutralise, restore } from '../../../src/domain/exchange/cells/spreadsheet-text'
import { plainTextOf, richTextOf } from '../../../src/domain/rich-text'
import { instantAt } from '../../../src/domain/zone'

const zone = 'Europe/Paris'
const roles = [
  { value: 'speaker', label: { fr: 'Intervient', en: 'Speaker' } },
  { value: 'moderator', label: { fr: 'Anime les échanges', en: 'Moderator' } },
]

describe('a cell of a spreadsheet', () => {
  test('has no line that starts with a formula once neutralised, and restores to the same text', () => {
    const start = fc.constantFrom(
      '',
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      "'",
      "'=",
      "''@",
      ' =',
      '\u200B=',
      '\uFEFF@',
      '＝',
    )
    const text = fc.array(fc.tuple(start, fc.string({ unit: 'binary', maxLength: 8 })), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(text, fc.constantFrom('\n', '\r\n', '\r', '\u2028'), (lines, end) => {
        const text = lines.map((parts) => parts.join('')).join(end)
        for (const line of neutralise(text).split(/\r\n|[\n\r\u2028\u2029]/)) {
          expect(line).not.toMatch(/^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]/)
        }
        expect(restore(neutralise(text))).toBe(text)
      }),
    )
  })

  test.each([
    ['=1+1', 'formula'],
    [' =A1', 'formula'],
    ['@SUM(1;2)', 'formula'],
    ["+cmd|'/C calc'!A0", 'formula'],
    ['-2+3', 'formula'],
    ['<script>alert(1)</script>', 'html'],
    ['<p onclick=x>a</p>', 'html'],
    ['<a href="javascript:x">a</a>', 'html'],
    ['a\u0000b', 'control'],
    ['Ã©tÃ©', 'accents'],
    ['lâ€™été', 'accents'],
    ['x'.repeat(100_001), 'long'],
  ] as const)('is refused when it is %s', (cell, hostility) => expect(hostilityOf(cell)).toBe(hostility))

  test.each([
    '- un\n- deux',
    '+33 4 67 00 00 00',
    '@assises',
    'a < b et c > d',
    'Le <dialog> en HTML, et List<String>',
    "'=1+1",
    'C’est l’été — « œuvre »',
    '-12',
  ])('is ordinary when it is %s', (cell) => expect(hostilityOf(cell)).toBeUndefined())
})

describe('the numbers and dates of a French spreadsheet', () => {
  test('are read in every common form', () => {
    expect(['1 200', '1\u202F200,00', '12,5', '12.5', '1,2,3', 'douze', ''].map(readNumber)).toEqual([
      1200,
      1200,
      12.5,
      12.5,
      undefined,
      undefined,
      undefined,
    ])
    expect(['80', '80,0', '80,5', '-1'].map(readWholeNumber)).toEqual([80, 80, undefined, undefined])
    const days = ['21/05/2024', '21/5/24', '2024-05-21', 'mardi 21 mai 2024', '21-mai-24', '45433', '45433,375']
    expect(new Set(days.map((day) => readDay(day)))).toEqual(new Set(['2024-05-21']))
    expect(['31/02/2024', '05/21/2024', '21 brumaire 2024', 'demain', '3'].map((day) => readDay(day))).toEqual(
      Array.from({ length: 5 }),
    )
    expect(['9h', '9 h 05', '09:05:00', '0,375', '9', '25:00', '1,5'].map(readTime)).toEqual([
      '09:00:00',
      '09:05:00',
      '09:05:00',
      '09:00:00',
      undefined,
      undefined,
      undefined,
    ])
  })

  test('are read in the time zone of the edition', () => {
    const moments = ['21/05/2024 09:00', '21/05/2024 à 9h', '2024-05-21T09:00', '2024-05-21T07:00:00Z', '45433,375']
    expect(new Set(moments.map((cell) => readMoment(cell, zone)))).toEqual(new Set(['2024-05-21T07:00:00.000Z']))
    expect(readMoment('9h', zone, '2024-05-21')).toBe('2024-05-21T07:00:00.000Z')
    expect(readMoment('9h', zone)).toBeUndefined()
  })

  test('are read as they were written, also in the hour that occurs twice', () => {
    const around = fc.integer({ min: Date.UTC(2024, 9, 26, 22), max: Date.UTC(2024, 9, 27, 4) })
    fc.assert(
      fc.property(around, (at) => {
        const instant = new Date(Math.floor(at / 60_000) * 60_000).toISOString()
        expect(readMoment(writeMoment(instant, zone, '2024-10-27'), zone, '2024-10-27')).toBe(instant)
      }),
    )
    expect(writeMoment(instantAt('2024-05-22T00:30', zone), zone, '2024-05-21')).toBe('22/05/2024 00:30')
  })
})

describe('people in a cell', () => {
  test('are read with their roles', () => {
    expect(
      readPeople('Ada Exemple (ANIME LES ECHANGES) | Zoé (la vraie) Exemple\nLéa [lea-2] (speaker)', roles),
    ).toEqual([
      { name: 'Ada Exemple', role: 'moderator' },
      { name: 'Zoé (la vraie) Exemple' },
      { name: 'Léa', slug: 'lea-2', role: 'speaker' },
    ])
  })

  test('are read as they were written', () => {
    const name = fc.constantFrom('Ada', 'Jean | Paul', 'Zoé (Z.)', 'Dupont, Jr', 'É. [x]').map((text) => text)
    const person = fc.record({ name, role: fc.constantFrom('speaker', 'moderator') })
    fc.assert(
      fc.property(
        fc.array(
          person.filter((one) => one.name !== 'É. [x]'),
          { maxLength: 4 },
        ),
        (people) => {
          expect(readPeople(writePeople(people, roles), roles)).toEqual(people)
        },
      ),
    )
  })
})

test('a plain text is unchanged after conversion to a rich text and back', () => {
  const text = 'Un début\nsur deux lignes\n\n- un\n- deux\n\n1. premier\n2. second\n\nUne fin'
  expect(plainTextOf(richTextOf(text))).toBe(text)
  const words = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '-', '1', '.', '\t'), maxLength: 40 })
  fc.assert(
    fc.property(words, (anything) => {
      const once = plainTextOf(richTextOf(anything))
      expect(plainTextOf(richTextOf(once))).toBe(once)
    }),
  )
})
