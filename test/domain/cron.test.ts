import { expect, test } from 'vitest'
import { parseCron } from '../../src/domain/cron'

const matches = (cron: string, at: string) => parseCron(cron)?.matches(new Date(at))

test.each([
  ['* * * * *', '2026-11-28T03:07:59', true],
  ['0 3 * * *', '2026-11-28T03:00:00', true],
  ['0 3 * * *', '2026-11-28T03:01:00', false],
  ['*/15 8-18/2 * * *', '2026-11-28T10:45:00', true],
  ['*/15 8-18/2 * * *', '2026-11-28T11:45:00', false],
  ['0 3 1,15 * *', '2026-12-15T03:00:00', true],
  // A Sunday has two numbers.
  ['0 3 * * 7', '2026-11-29T03:00:00', true],
  ['0 3 * * 0', '2026-11-29T03:00:00', true],
  ['0 3 * * 1-5', '2026-11-29T03:00:00', false],
  // The day of the month or of the week, when both are given.
  ['0 3 1 * 1', '2026-11-30T03:00:00', true],
  ['0 3 1 12 *', '2026-11-01T03:00:00', false],
])('%s at %s: %s', (cron, at, expected) => {
  expect(matches(cron, at)).toBe(expected)
})

test.each(['', '* * * *', '60 * * * *', '0 24 * * *', '5-1 * * * *', '*/0 * * * *', '@daily', '0 3 * * lundi'])(
  '« %s » is refused',
  (cron) => {
    expect(parseCron(cron)).toBeUndefined()
  },
)
