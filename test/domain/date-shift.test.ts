import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastDayOf, lengthInDays, shiftDay, shiftInterval } from '../../src/domain/date-shift'
import type { EditionDays } from '../../src/domain/schedule/edition-days'
import { instantAt, wallTimeIn } from '../../src/domain/zone'

const paris = (startsOn: string, endsOn = startsOn): EditionDays => ({ startsOn, endsOn, timezone: 'Europe/Paris' })
const span = (day: string, from: string, to: string, endDay = day) => ({
  startsAt: instantAt(`${day}T${from}`, 'Europe/Paris'),
  endsAt: instantAt(`${endDay}T${to}`, 'Europe/Paris'),
})
const walls = (shifted: ReturnType<typeof shiftInterval>) =>
  shifted && [wallTimeIn(shifted.startsAt, 'Europe/Paris'), wallTimeIn(shifted.endsAt, 'Europe/Paris')]

describe('the hours of the clocks stay the same', () => {
  test('from summer to winter', () => {
    const shifted = shiftInterval(span('2024-05-21', '09:30', '10:45'), paris('2024-05-21'), paris('2025-12-04'))
    expect(shifted).toEqual({
      startsAt: '2025-12-04T08:30:00.000Z',
      endsAt: '2025-12-04T09:45:00.000Z',
      clock: 'none',
    })
  })

  test('from winter to summer', () => {
    const shifted = shiftInterval(span('2025-12-04', '09:30', '10:45'), paris('2025-12-04'), paris('2026-06-11'))
    expect(shifted?.startsAt).toBe('2026-06-11T07:30:00.000Z')
  })

  test('on both sides of a change of the clocks during the edition', () => {
    const [from, to] = [paris('2025-05-13', '2025-05-14'), paris('2026-10-24', '2026-10-25')]
    expect(walls(shiftInterval(span('2025-05-13', '18:00', '19:00'), from, to))).toEqual([
      '2026-10-24T18:00',
      '2026-10-24T19:00',
    ])
    expect(walls(shiftInterval(span('2025-05-14', '09:00', '10:00'), from, to))).toEqual([
      '2026-10-25T09:00',
      '2026-10-25T10:00',
    ])
  })

  test('past midnight', () => {
    const shifted = shiftInterval(
      span('2024-05-21', '22:00', '01:00', '2024-05-22'),
      paris('2024-05-21'),
      paris('2025-12-04'),
    )
    expect(walls(shifted)).toEqual(['2025-12-04T22:00', '2025-12-05T01:00'])
  })

  test('in another zone too', () => {
    const reunion = { ...paris('2026-06-11'), timezone: 'Indian/Reunion' }
    expect(shiftInterval(span('2024-05-21', '09:30', '10:45'), paris('2024-05-21'), reunion)?.startsAt).toBe(
      '2026-06-11T05:30:00.000Z',
    )
  })
})

describe('an hour that a change of the clocks affects', () => {
  test('is reported as skipped, and moves forward, when summer time skips it', () => {
    const shifted = shiftInterval(span('2024-05-21', '02:30', '04:00'), paris('2024-05-21'), paris('2026-03-29'))
    expect(shifted?.clock).toBe('skipped')
    expect(walls(shifted)).toEqual(['2026-03-29T03:30', '2026-03-29T04:00'])
  })

  test('keeps the length of a session whose two ends would become equal', () => {
    const shifted = shiftInterval(span('2024-05-21', '02:30', '03:30'), paris('2024-05-21'), paris('2026-03-29'))
    expect(walls(shifted)).toEqual(['2026-03-29T03:30', '2026-03-29T04:30'])
  })

  test('is reported as repeated when winter time repeats it', () => {
    const shifted = shiftInterval(span('2024-05-21', '02:30', '04:00'), paris('2024-05-21'), paris('2026-10-25'))
    expect(shifted?.clock).toBe('repeated')
  })
})

describe('the days of the new edition', () => {
  test('are as many as those of the old one, past the end of a month', () => {
    expect(lastDayOf('2026-02-28', paris('2024-05-21', '2024-05-22'))).toBe('2026-03-01')
    expect(lastDayOf('2026-02-28', paris('2024-05-21'))).toBe('2026-02-28')
  })

  test('correspond one by one, and a missing day is undefined', () => {
    const [from, to] = [paris('2025-05-13', '2025-05-15'), paris('2026-11-30', '2026-12-01')]
    expect(lengthInDays(from)).toBe(3)
    expect(['2025-05-13', '2025-05-14', '2025-05-15'].map((day) => shiftDay(day, from, to))).toEqual([
      '2026-11-30',
      '2026-12-01',
      undefined,
    ])
    expect(shiftDay('2025-05-12', from, to)).toBeUndefined()
    expect(shiftInterval(span('2025-05-15', '09:00', '10:00'), from, to)).toBeUndefined()
  })
})

test('shifting there and back returns the same session, without a change of the clocks', () => {
  const noon = fc.integer({ min: 8 * 60, max: 18 * 60 })
  const day = fc.integer({ min: 0, max: 4_000 }).map((offset) => {
    const date = new Date(Date.UTC(2022, 0, 1 + offset))
    return date.toISOString().slice(0, 10)
  })
  fc.assert(
    fc.property(day, day, noon, fc.integer({ min: 5, max: 240 }), (first, second, start, minutes) => {
      const clock = (at: number) =>
        `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
      const original = span(first, clock(start), clock(start + minutes))
      const there = shiftInterval(original, paris(first), paris(second))
      expect(there && shiftInterval(there, paris(second), paris(first))).toMatchObject(original)
    }),
  )
})
