import { describe, expect, test } from 'vitest'
import { openIntervals } from '../../../src/domain/checks/opening-hours'
import { aProgramme, aSession, at, found } from './a-programme'

const foundIn = (values: object, edition: object = {}) => found(aProgramme({ sessions: [aSession(values)] }, edition))

describe('a session', () => {
  test.each([
    ['without times', { startsAt: undefined, endsAt: undefined }, ['no-time s1.startsAt']],
    ['without an end', { endsAt: undefined }, ['no-time s1.endsAt']],
    ['that ends before it starts', { endsAt: at('08:00') }, ['wrong-times s1.endsAt']],
    ['that ends as it starts', { endsAt: at('09:00') }, ['wrong-times s1.endsAt']],
    ['without a room', { room: undefined }, ['no-room s1.room']],
    ['in a room that is gone', { room: 'r9' }, ['room-gone s1.room']],
    ['that is cancelled', { startsAt: undefined, room: undefined, status: 'cancelled' }, []],
    ['that is a break without a room', { room: undefined, format: 'break' }, []],
  ])('%s', (_, values, expected) => {
    expect(foundIn(values)).toEqual(expected)
  })

  test('an online edition needs no rooms', () => {
    expect(foundIn({ room: undefined }, { attendance: 'online' })).toEqual([])
  })
})

describe('the days of an edition', () => {
  test.each([
    ['the day before', '2024-05-20', '09:00', '10:00', ['outside-days s1.startsAt']],
    ['the day after', '2024-05-22', '09:00', '10:00', ['outside-days s1.startsAt']],
    ['up to midnight', '2024-05-21', '23:00', '24:00', []],
    ['past midnight', '2024-05-21', '23:00', '24:01', ['outside-days s1.endsAt']],
    ['from midnight', '2024-05-21', '00:00', '01:00', []],
  ])('a session %s', (_, day, from, to, expected) => {
    const minutes = Number(to.slice(0, 2)) * 60 + Number(to.slice(3))
    const endsAt = new Date(new Date(at('00:00', day)).getTime() + minutes * 60_000).toISOString()
    expect(foundIn({ startsAt: at(from, day), endsAt })).toEqual(expected)
  })

  test('are those of the clocks of the edition', () => {
    const evening = { startsAt: '2024-05-21T20:30:00.000Z', endsAt: '2024-05-21T21:30:00.000Z' }
    expect(foundIn(evening)).toEqual([])
    expect(foundIn(evening, { timezone: 'Indian/Reunion' })).toEqual(['outside-days s1.startsAt'])
  })

  test('are not checked for an edition without them', () => {
    expect(foundIn({}, { startsOn: undefined })).toEqual(['incomplete e1.startsOn'])
  })
})

describe('opening hours', () => {
  const line = (opensAt: string, closesAt: string, day = '2024-05-21') => ({ day, opensAt, closesAt })

  test.each([
    ['the same hours', [line('09:00', '10:00')], []],
    ['hours that open later', [line('09:01', '18:00')], ['outside-opening-hours s1.startsAt']],
    ['hours that close earlier', [line('08:00', '09:59')], ['outside-opening-hours s1.startsAt']],
    ['two lines that touch', [line('09:30', '12:00'), line('08:00', '09:30')], []],
    [
      'two lines with a pause within',
      [line('08:00', '09:20'), line('09:40', '12:00')],
      ['outside-opening-hours s1.startsAt'],
    ],
    ['hours of another day', [line('08:00', '18:00', '2024-05-22')], ['outside-opening-hours s1.startsAt']],
    ['a line not written out yet', [line('9h', '')], []],
    ['no hours', [], []],
  ])('%s', (_, openingHours, expected) => {
    expect(foundIn({}, { openingHours })).toEqual(expected)
  })

  test('a venue that closes after midnight closes the next day', () => {
    const edition = { endsOn: '2024-05-22', openingHours: [line('18:00', '02:00')] }
    expect(foundIn({ startsAt: at('23:00'), endsAt: at('02:00', '2024-05-22') }, edition)).toEqual([])
  })

  test('a venue open until 24:00 is open until midnight', () => {
    expect(
      foundIn({ startsAt: at('23:00'), endsAt: at('00:00', '2024-05-22') }, { openingHours: [line('18:00', '24:00')] }),
    ).toEqual([])
  })

  test('a day of summer time lasts an hour less', () => {
    const { edition } = aProgramme({}, { openingHours: [line('00:00', '24:00', '2024-03-31')] })
    const [open] = openIntervals(edition)
    expect(open).toEqual({ startsAt: '2024-03-30T23:00:00.000Z', endsAt: '2024-03-31T22:00:00.000Z' })
  })
})
