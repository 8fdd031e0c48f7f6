import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Interval, overlaps } from '../../src/domain/interval'

const between = (startsAt: string, endsAt: string): Interval => ({
  startsAt: `2024-05-21T${startsAt}:00.000Z`,
  endsAt: `2024-05-21T${endsAt}:00.000Z`,
})

const at = (minute: number) => new Date(Date.UTC(2024, 4, 21, 22, minute)).toISOString()

// Few minutes around midnight, so that equal, touching, empty and cross-midnight intervals are frequent.
const minutes = fc.tuple(fc.integer({ min: 115, max: 125 }), fc.integer({ min: 0, max: 10 }))
const interval = minutes.map(([start, length]): Interval => ({ startsAt: at(start), endsAt: at(start + length) }))

/** Returns the minutes that an interval covers; an empty one covers the minute of its start. */
function coveredBy({ startsAt, endsAt }: Interval): Set<number> {
  const [start, end] = [Date.parse(startsAt) / 60_000, Date.parse(endsAt) / 60_000]
  return new Set(Array.from({ length: Math.max(1, end - start) }, (_, minute) => start + minute))
}

describe('overlaps', () => {
  it('agrees with a comparison minute by minute', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const covered = coveredBy(a)
        expect(overlaps(a, b)).toBe([...coveredBy(b)].some((minute) => covered.has(minute)))
      }),
      { numRuns: 2000 },
    )
  })

  it('is symmetric, and holds for an interval and itself', () => {
    fc.assert(fc.property(interval, interval, (a, b) => overlaps(a, b) === overlaps(b, a)))
    fc.assert(fc.property(interval, (a) => overlaps(a, { ...a })))
  })

  it.each([
    ['apart', between('09:00', '10:00'), between('11:00', '12:00'), false],
    ['touching', between('09:00', '10:00'), between('10:00', '11:00'), false],
    ['crossing', between('09:00', '10:30'), between('10:00', '11:00'), true],
    ['equal', between('09:00', '10:00'), between('09:00', '10:00'), true],
    ['contained', between('09:00', '12:00'), between('10:00', '11:00'), true],
    ['sharing a start', between('09:00', '10:00'), between('09:00', '09:30'), true],
    ['sharing an end', between('09:00', '10:00'), between('09:30', '10:00'), true],
    ['empty at the start', between('09:00', '10:00'), between('09:00', '09:00'), true],
    ['empty inside', between('09:00', '10:00'), between('09:30', '09:30'), true],
    ['empty at the end', between('09:00', '10:00'), between('10:00', '10:00'), false],
    ['empty and equal', between('09:00', '09:00'), between('09:00', '09:00'), true],
  ])('compares intervals that are %s', (_, a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected)
    expect(overlaps(b, a)).toBe(expected)
  })

  it('compares instants, however they are written', () => {
    const evening: Interval = { startsAt: '2024-05-21T23:30:00+02:00', endsAt: '2024-05-22T00:30:00+02:00' }
    expect(overlaps(evening, between('22:00', '22:15'))).toBe(true)
    expect(overlaps(evening, between('22:30', '23:00'))).toBe(false)
  })

  it('distinguishes the two occurrences of an hour that winter time repeats', () => {
    const first: Interval = { startsAt: '2024-10-27T02:15:00+02:00', endsAt: '2024-10-27T02:45:00+02:00' }
    const second: Interval = { startsAt: '2024-10-27T02:15:00+01:00', endsAt: '2024-10-27T02:45:00+01:00' }
    expect(overlaps(first, second)).toBe(false)
  })
})
