import { expect, test } from 'vitest'
import { comparableText } from '../../src/backup/verify/comparable'

const text = (value: unknown, lastChange = 0) => comparableText(JSON.stringify(value), lastChange)

test('answers of two kinds of database are the same when they differ in the order of fields, or in what is empty', () => {
  const ofMongo = { title: 'Un titre', venue: {}, tags: ['a', 'b'], count: 0, isFull: false, note: '' }
  const ofSqlite = { tags: ['a', 'b'], capacity: null, previousSlugs: [], venue: { city: null }, title: 'Un titre' }
  expect(text({ docs: [ofMongo] })).toBe(text({ docs: [{ ...ofSqlite, note: '', isFull: false, count: 0 }] }))
})

test.each([
  ['a value', { title: 'Un titre' }, { title: 'Un autre' }],
  ['a value that is missing', { title: 'Un titre', capacity: 12 }, { title: 'Un titre', capacity: null }],
  ['an order', { tags: ['a', 'b'] }, { tags: ['b', 'a'] }],
  ['zero for nothing', { capacity: 0 }, {}],
  ['an empty text for nothing', { note: '' }, {}],
])('they are others with %s', (_, one, other) => {
  expect(text(one)).not.toBe(text(other))
})

test('of the log of changes those are compared that both have copied; another text is compared as it is', () => {
  const changes = [{ position: 1 }, { position: 2 }]
  expect(text({ changes, next: '2' }, 1)).toBe(text({ changes: changes.slice(0, 1), next: '1' }, 1))
  expect(comparableText('BEGIN:VCALENDAR', 0)).toBe('BEGIN:VCALENDAR')
})
