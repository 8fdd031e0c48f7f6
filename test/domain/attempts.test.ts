import { expect, test } from 'vitest'
import { type Attempts, waitBeforeNext, withAttempt } from '../../src/domain/attempts'

const rule = { free: 3, firstDelay: 10, longestDelay: 60, forgottenAfter: 1_000 }

/** The waits before each of some attempts, each made as soon as it may be. */
function waitsOf(count: number): number[] {
  let attempts: Attempts | undefined
  let now = 0
  return Array.from({ length: count }, () => {
    const wait = waitBeforeNext(rule, attempts, now)
    now += wait
    attempts = withAttempt(rule, attempts, now)
    return wait
  })
}

test('the first attempts are free, the delay of the others doubles up to the longest', () => {
  expect(waitsOf(8)).toEqual([0, 0, 0, 10, 20, 40, 60, 60])
})

test('a delay passes with time, and attempts are forgotten', () => {
  const attempts = { count: 4, last: 100 }
  expect(waitBeforeNext(rule, attempts, 105)).toBe(15)
  expect(waitBeforeNext(rule, attempts, 120)).toBe(0)
  expect(withAttempt(rule, attempts, 120)).toEqual({ count: 5, last: 120 })
  expect(withAttempt(rule, attempts, 1_100)).toEqual({ count: 1, last: 1_100 })
})

test('the delay stays bounded after any number of attempts', () => {
  expect(waitBeforeNext(rule, { count: 10_000, last: 0 }, 1)).toBe(59)
})
