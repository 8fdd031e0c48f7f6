import { expect, test } from 'vitest'
import { isClockTime } from '../../src/domain/clock-time'

test.each(['00:00', '09:05', '23:59', '24:00'])('%s is a clock time', (value) => {
  expect(isClockTime(value)).toBe(true)
})

test.each(['9:00', '24:01', '12:60', '12h30', '', ' 09:00', undefined, null, 9])('%s is not a clock time', (value) => {
  expect(isClockTime(value)).toBe(false)
})
