import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, endOfDay, instantAt, isPlainDate, isTimeZone, wallTimeIn } from '../../src/domain/zone'

const PARIS = 'Europe/Paris'
const HOUR = 3_600_000

const zone = fc.constantFrom(
  PARIS,
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
)
const instant = fc
  .integer({ min: Date.UTC(1980, 0, 1) / 60_000, max: Date.UTC(2080, 0, 1) / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString())
// The two nights of 2024 on which clocks change in Paris, to the minute.
const changingNight = fc
  .tuple(fc.constantFrom(Date.UTC(2024, 2, 30, 22), Date.UTC(2024, 9, 26, 22)), fc.integer({ min: 0, max: 360 }))
  .map(([from, minute]) => new Date(from + minute * 60_000).toISOString())
const anyMoment = fc.oneof(instant, changingNight)

describe('a wall time and its instant', () => {
  it('an instant gives back the wall time it was made of', () => {
    fc.assert(
      fc.property(anyMoment, zone, (moment, place) => {
        const wallTime = wallTimeIn(moment, place)
        expect(wallTimeIn(instantAt(wallTime, place), place)).toBe(wallTime)
      }),
    )
  })

  it('a wall time gives back its instant, or the first one of an hour that occurs twice', () => {
    fc.assert(
      fc.property(anyMoment, zone, (moment, place) => {
        const lost = Date.parse(moment) - Date.parse(instantAt(wallTimeIn(moment, place), place))
        expect([0, HOUR / 2, HOUR]).toContain(lost)
      }),
    )
  })

  it('a later wall time of a day without a change of clocks is a later instant', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const clock = (m: number) =>
      `2024-05-21T${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const elapsed = Date.parse(instantAt(clock(b), PARIS)) - Date.parse(instantAt(clock(a), PARIS))
        expect(elapsed).toBe((b - a) * 60_000)
      }),
    )
  })

  it.each([
    ['a summer morning', '2024-05-21T09:00', '2024-05-21T07:00:00.000Z'],
    ['a winter morning', '2023-11-16T09:00', '2023-11-16T08:00:00.000Z'],
    ['just before the skipped hour', '2024-03-31T01:59', '2024-03-31T00:59:00.000Z'],
    ['the skipped hour, moved forward', '2024-03-31T02:30', '2024-03-31T01:30:00.000Z'],
    ['just after the skipped hour', '2024-03-31T03:00', '2024-03-31T01:00:00.000Z'],
    ['the hour that occurs twice, its first time', '2024-10-27T02:30', '2024-10-27T00:30:00.000Z'],
    ['after the hour that occurs twice', '2024-10-27T03:00', '2024-10-27T02:00:00.000Z'],
  ])('the instant in Paris is right for %s', (_, wallTime, expected) => {
    expect(instantAt(wallTime, PARIS)).toBe(expected)
  })

  it('a skipped hour is shown as the hour after it', () => {
    expect(wallTimeIn(instantAt('2024-03-31T02:30', PARIS), PARIS)).toBe('2024-03-31T03:30')
  })

  it('a value that is neither is refused', () => {
    expect(() => instantAt('demain', PARIS)).toThrow(RangeError)
    expect(() => instantAt('2024-02-30T10:00', PARIS)).toThrow(RangeError)
    expect(() => wallTimeIn('demain', PARIS)).toThrow(RangeError)
    expect(() => wallTimeIn('2024-05-21T07:00:00.000Z', 'Europe/Nulle-Part')).toThrow(RangeError)
  })
})

describe('dayIn', () => {
  it('returns the day in the zone, not in UTC', () => {
    expect(dayIn('2024-05-21T22:30:00.000Z', PARIS)).toBe('2024-05-22')
    expect(dayIn('2024-05-21T22:30:00.000Z', 'America/New_York')).toBe('2024-05-21')
  })

  it('returns the day of the wall time', () => {
    fc.assert(
      fc.property(anyMoment, zone, (moment, place) => wallTimeIn(moment, place).startsWith(dayIn(moment, place))),
    )
  })
})

describe('endOfDay', () => {
  it('returns the first instant after the day', () => {
    fc.assert(
      fc.property(anyMoment, zone, (moment, place) => {
        const day = dayIn(moment, place)
        const end = endOfDay(day, place)
        expect(end > moment).toBe(true)
        expect(dayIn(new Date(Date.parse(end) - 1).toISOString(), place)).toBe(day)
        expect(dayIn(end, place) > day).toBe(true)
      }),
    )
  })

  it.each([
    ['2024-05-21', '2024-05-21T22:00:00.000Z'],
    ['2024-03-31', '2024-03-31T22:00:00.000Z'],
    ['2024-10-27', '2024-10-27T23:00:00.000Z'],
    ['2024-02-28', '2024-02-28T23:00:00.000Z'],
    ['2024-12-31', '2024-12-31T23:00:00.000Z'],
  ])('returns the end of %s in Paris: %s', (day, expected) => {
    expect(endOfDay(day)).toBe(expected)
  })
})

describe('isPlainDate', () => {
  it.each(['2024-05-21', '2024-02-29', '2000-12-31'])('accepts %s', (value) => {
    expect(isPlainDate(value)).toBe(true)
  })

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-5-21',
    '21/05/2024',
    '2024-05-21T00:00',
    '',
    null,
    20240521,
  ])('refuses %j', (value) => {
    expect(isPlainDate(value)).toBe(false)
  })
})

describe('isTimeZone', () => {
  it.each([PARIS, 'UTC', 'America/Argentina/Buenos_Aires', 'Indian/Reunion', 'Etc/GMT+4'])('accepts %s', (value) => {
    expect(isTimeZone(value)).toBe(true)
  })

  it.each(['', 'Paris', 'Europe/Nulle_Part', '+02:00', 'Europe/Paris\r\nX', '../etc/passwd', null, 2])(
    'refuses %j',
    (value) => {
      expect(isTimeZone(value)).toBe(false)
    },
  )
})
