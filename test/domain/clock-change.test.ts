import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockChangeAt } from '../../src/domain/clock-change'
import { instantAt, wallTimeIn } from '../../src/domain/zone'

const cases = [
  ['2024-05-21T09:00', 'Europe/Paris', 'none'],
  ['2024-03-31T01:59', 'Europe/Paris', 'none'],
  ['2024-03-31T02:00', 'Europe/Paris', 'skipped'],
  ['2024-03-31T02:59', 'Europe/Paris', 'skipped'],
  ['2024-03-31T03:00', 'Europe/Paris', 'none'],
  ['2024-10-27T01:59', 'Europe/Paris', 'none'],
  ['2024-10-27T02:00', 'Europe/Paris', 'repeated'],
  ['2024-10-27T02:59', 'Europe/Paris', 'repeated'],
  ['2024-10-27T03:00', 'Europe/Paris', 'none'],
  ['2024-03-31T02:30', 'Indian/Reunion', 'none'],
  ['2024-10-06T02:15', 'Australia/Lord_Howe', 'skipped'],
] as const

test.each(cases)('%s in %s is %s', (wallTime, zone, change) => {
  expect(clockChangeAt(wallTime, zone)).toBe(change)
})

test('a wall time is skipped exactly when no instant shows it', () => {
  const minute = fc.integer({ min: Date.UTC(2024, 2, 30) / 60_000, max: Date.UTC(2024, 10, 2) / 60_000 })
  const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Indian/Reunion')
  fc.assert(
    fc.property(minute, zone, (at, place) => {
      const wallTime = new Date(at * 60_000).toISOString().slice(0, 16)
      const isShown = wallTimeIn(instantAt(wallTime, place), place) === wallTime
      expect(clockChangeAt(wallTime, place) === 'skipped').toBe(!isShown)
    }),
  )
})
