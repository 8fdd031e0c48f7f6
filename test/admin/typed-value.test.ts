import { expect, test } from 'vitest'
import { idOf } from '../../collections/shared/ids'
import { calendarBound } from '../../src/admin/fields/edition-clock'
import { instantOf, isCompleteDate, isCompleteWallTime } from '../../src/admin/fields/typed-value'

test.each([
  ['2024-05-21', true],
  ['0002-05-21', false],
  ['0202-05-21', false],
  ['2023-02-29', false],
  ['12024-05-21', false],
  ['', false],
])('the date %o is complete: %o', (typed, isComplete) => {
  expect(isCompleteDate(typed)).toBe(isComplete)
})

test.each([
  ['2024-05-21T09:00', true],
  ['2024-05-21T09:00:30', true],
  ['0202-05-21T09:00', false],
  ['2024-05-21T24:00', false],
  ['2024-05-21', false],
  ['', false],
])('the time %o is complete: %o', (typed, isComplete) => {
  expect(isCompleteWallTime(typed)).toBe(isComplete)
})

test('an instant is read from any date and time, and other values are undefined', () => {
  expect(instantOf('2024-05-21T09:00:00+02:00')).toBe('2024-05-21T07:00:00.000Z')
  for (const value of ['', 'demain', null, undefined, 12]) expect(instantOf(value)).toBeUndefined()
})

test.each([
  ['2025-05-19', { min: '2025-05-20T00:00' }],
  ['2025-05-20', {}],
  ['2025-05-21', {}],
  ['2025-05-22', { max: '2025-05-21T23:59' }],
])('on %s the calendar of an edition from 20 to 21 May 2025 has the bound %o', (today, bound) => {
  expect(calendarBound({ startsOn: '2025-05-20', endsOn: '2025-05-21' }, today)).toEqual(bound)
  expect(calendarBound({}, today)).toEqual({})
})

test('a relation has the same id bare or populated', () => {
  expect(idOf('a')).toBe('a')
  expect(idOf({ id: 'a', title: 'A' })).toBe('a')
  for (const value of ['', null, undefined, {}, []]) expect(idOf(value)).toBeUndefined()
})
