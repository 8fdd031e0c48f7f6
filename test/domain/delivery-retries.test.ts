import { expect, test } from 'vitest'
import { DELIVERY_WINDOW_MS, nextAttempt, pauseAfter } from '../../src/domain/delivery-retries'

const HOUR = 3_600_000

/** The moments of all attempts at a receiver that always fails, in milliseconds after the delivery was queued. */
function attemptsOf(random: number): number[] {
  const moments = [0]
  for (;;) {
    const now = moments.at(-1) ?? 0
    const next = nextAttempt({ attempts: moments.length, queuedAt: 0, now }, { random })
    if (next === undefined) return moments
    moments.push(next)
  }
}

test('a receiver that fails is tried again, ever more rarely, for a day and no longer', () => {
  const moments = attemptsOf(0.5)
  expect(moments.slice(0, 4)).toEqual([0, 5_000, 35_000, 155_000])
  expect(moments.at(-1)).toBe(DELIVERY_WINDOW_MS)
  expect(moments.length).toBeGreaterThan(10)
  expect(moments.length).toBeLessThan(20)
  const gaps = moments.slice(1, -1).map((moment, index) => moment - (moments[index] ?? 0))
  expect(gaps).toEqual([...gaps].sort((one, other) => one - other))
})

test('attempts at many receivers that fail together are spread', () => {
  expect(attemptsOf(0)[1]).toBeLessThan(attemptsOf(1)[1] ?? 0)
})

test('a receiver that asks for more time gets it, within the day', () => {
  const first = { attempts: 1, queuedAt: 0, now: 0 }
  expect(nextAttempt(first, { retryAfterMs: HOUR })).toBe(HOUR)
  expect(nextAttempt(first, { retryAfterMs: 100 * HOUR })).toBe(DELIVERY_WINDOW_MS)
})

test('a delivery that waited for a day behind others has one attempt', () => {
  expect(nextAttempt({ attempts: 1, queuedAt: 0, now: DELIVERY_WINDOW_MS + 1 })).toBeUndefined()
})

test('a receiver that fails again and again gets a request a minute at most', () => {
  expect([0, 1, 2, 3, 7, 8, 100].map(pauseAfter)).toEqual([0, 1_000, 2_000, 4_000, 60_000, 60_000, 60_000])
})
