import { expect, test } from 'vitest'
import { dayBounds } from '../../src/admin/fields/day-bounds'
import { instantOf, isMeantDate, isMeantWallTime } from '../../src/admin/fields/typed-value'
import { identifierOf } from '../../src/admin/identifier'

test.each([
  ['2024-05-21', true],
  ['0002-05-21', false],
  ['0202-05-21', false],
  ['2023-02-29', false],
  ['12024-05-21', false],
  ['', false],
])('the date %o is meant: %o', (typed, isMeant) => {
  expect(isMeantDate(typed)).toBe(isMeant)
})

test.each([
  ['2024-05-21T09:00', true],
  ['2024-05-21T09:00:30', true],
  ['0202-05-21T09:00', false],
  ['2024-05-21T24:00', false],
  ['2024-05-21', false],
  ['', false],
])('the time %o is meant: %o', (typed, isMeant) => {
  expect(isMeantWallTime(typed)).toBe(isMeant)
})

test('an instant is read from any way of writing it, and nothing from the rest', () => {
  expect(instantOf('2024-05-21T09:00:00+02:00')).toBe('2024-05-21T07:00:00.000Z')
  for (const value of ['', 'demain', null, undefined, 12]) expect(instantOf(value)).toBeUndefined()
})

test('the calendar opens on the days of the edition, and anywhere without them', () => {
  expect(dayBounds({ startsOn: '2025-05-20', endsOn: '2025-05-21' })).toEqual({
    min: '2025-05-20T00:00',
    max: '2025-05-21T23:59',
  })
  expect(dayBounds({})).toEqual({})
})

test('a relation is identified bare or populated', () => {
  expect(identifierOf('a')).toBe('a')
  expect(identifierOf({ id: 'a', title: 'A' })).toBe('a')
  for (const value of ['', null, undefined, {}, []]) expect(identifierOf(value)).toBeUndefined()
})
