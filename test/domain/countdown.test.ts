import { expect, test } from 'vitest'
import { countdownTo } from '../../src/domain/countdown'

const edition = { startsOn: '2024-10-26', endsOn: '2024-10-28', timezone: 'Europe/Paris' }

test.each([
  ['2024-10-25T21:59:59.000Z', { state: 'before', days: 1 }],
  ['2024-10-25T22:00:00.000Z', { state: 'during', day: 1, of: 3 }],
  ['2024-10-27T22:59:59.000Z', { state: 'during', day: 2, of: 3 }],
  ['2024-10-27T23:00:00.000Z', { state: 'during', day: 3, of: 3 }],
  ['2024-10-28T23:00:00.000Z', { state: 'after', days: 1 }],
  ['2024-02-28T12:00:00.000Z', { state: 'before', days: 241 }],
  ['2025-10-28T12:00:00.000Z', { state: 'after', days: 365 }],
])('at %s, across winter time: %j', (now, expected) => {
  expect(countdownTo(edition, now)).toEqual(expected)
})

test('the current day is that of the clocks of the edition', () => {
  const now = '2024-10-25T20:30:00.000Z'
  expect(countdownTo({ ...edition, timezone: 'Indian/Reunion' }, now)).toMatchObject({ state: 'during', day: 1 })
})
