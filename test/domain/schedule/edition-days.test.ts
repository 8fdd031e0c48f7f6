import { expect, test } from 'vitest'
import { timeOutsideEdition } from '../../../src/domain/schedule/edition-days'
import { instantAt } from '../../../src/domain/zone'

const edition = { startsOn: '2024-05-21', endsOn: '2024-05-22', timezone: 'Europe/Paris' }
const at = (wallTime: string) => instantAt(wallTime, edition.timezone)

test.each([
  ['within the days', '2024-05-21T00:00', '2024-05-22T18:00', undefined],
  ['up to midnight of the last day', '2024-05-22T23:00', '2024-05-23T00:00', undefined],
  ['past midnight of the last day', '2024-05-22T23:00', '2024-05-23T00:01', { path: 'endsAt', day: '2024-05-23' }],
  ['the day before', '2024-05-20T23:59', '2024-05-21T01:00', { path: 'startsAt', day: '2024-05-20' }],
  ['the day after', '2024-05-23T09:00', '2024-05-23T10:00', { path: 'startsAt', day: '2024-05-23' }],
])('a session %s', (_, from, to, expected) => {
  expect(timeOutsideEdition({ startsAt: at(from), endsAt: at(to) }, edition)).toEqual(expected)
})

test('the days are those of the clocks of the edition', () => {
  const evening = { startsAt: '2024-05-22T20:30:00.000Z', endsAt: '2024-05-22T21:30:00.000Z' }
  expect(timeOutsideEdition(evening, edition)).toBeUndefined()
  expect(timeOutsideEdition(evening, { ...edition, timezone: 'Indian/Reunion' })?.path).toBe('startsAt')
})

test('a missing time, and an edition without days, leave nothing outside', () => {
  const late = at('2024-06-01T09:00')
  expect(timeOutsideEdition({ endsAt: late }, edition)?.path).toBe('endsAt')
  expect(timeOutsideEdition({ startsAt: null, endsAt: null }, edition)).toBeUndefined()
  expect(timeOutsideEdition({ startsAt: late }, { ...edition, endsOn: null })).toBeUndefined()
})
