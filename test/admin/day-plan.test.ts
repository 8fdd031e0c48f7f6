import { expect, test } from 'vitest'
import { dayPlans } from '../../src/admin/home/day-plan'
import { aProgramme, aSession, at } from '../domain/checks/a-programme'

const bars = (sessions: ReturnType<typeof aSession>[], edition = {}) =>
  dayPlans(aProgramme({ sessions }, edition)).flatMap(({ rows }) => rows.flatMap((row) => row.bars))

test('a day goes from the full hour before its first session to the one after its last', () => {
  const sessions = [
    aSession({ startsAt: at('09:15'), endsAt: at('10:00') }),
    aSession({ id: 's2', room: 'r2', startsAt: at('10:30'), endsAt: at('12:10') }),
  ]
  const [plan] = dayPlans(aProgramme({ sessions }))
  expect(plan).toMatchObject({ day: '2024-05-21', rows: [{ room: 'Salle 1' }, { room: 'Salle 2' }] })
  expect(plan?.hours).toEqual([at('09:00'), at('10:00'), at('11:00'), at('12:00'), at('13:00')])
  const [first, second] = bars(sessions)
  expect([first?.left, first?.width]).toEqual([0.25 / 4, 0.75 / 4])
  expect([second?.left, second?.width]).toEqual([1.5 / 4, expect.closeTo((1 + 40 / 60) / 4, 10)])
})

test('sessions that overlap in a room share its height, sessions that touch do not', () => {
  const sessions = [
    aSession(),
    aSession({ id: 's2', startsAt: at('09:30'), endsAt: at('10:30') }),
    aSession({ id: 's3', startsAt: at('10:00'), endsAt: at('11:00') }),
  ]
  expect(bars(sessions).map(({ id, top, height }) => [id, top, height])).toEqual([
    ['s1', 0, 0.5],
    ['s2', 0.5, 0.5],
    ['s3', 0, 0.5],
  ])
})

test('a session is published, pending or off', () => {
  const sessions = [
    aSession(),
    aSession({ id: 's2', isPending: true, room: 'r2' }),
    aSession({ id: 's3', isPending: true, status: 'cancelled', room: undefined }),
  ]
  expect(bars(sessions).map(({ state }) => state)).toEqual(['published', 'pending', 'off'])
})

test('sessions without a room, or in a deleted one, share a row; sessions without a time have none', () => {
  const sessions = [
    aSession({ room: undefined }),
    aSession({ id: 's2', room: 'gone', startsAt: at('11:00'), endsAt: at('12:00') }),
    aSession({ id: 's3', startsAt: undefined }),
  ]
  const [plan] = dayPlans(aProgramme({ sessions }))
  expect(plan?.rows.map(({ room, bars }) => [room, bars.map(({ id }) => id)])).toEqual([[undefined, ['s1', 's2']]])
})

test('each day in the zone of the edition has a picture', () => {
  const sessions = [
    aSession({ startsAt: '2024-05-21T21:00:00.000Z', endsAt: '2024-05-21T21:30:00.000Z' }),
    aSession({ id: 's2', startsAt: '2024-05-21T22:00:00.000Z', endsAt: '2024-05-21T23:00:00.000Z' }),
  ]
  const days = (timezone: string) => dayPlans(aProgramme({ sessions }, { timezone })).map(({ day }) => day)
  expect(days('Europe/Paris')).toEqual(['2024-05-21', '2024-05-22'])
  expect(days('America/Montreal')).toEqual(['2024-05-21'])
})

test('an hour that occurs twice when winter time begins has two lines', () => {
  const night = [
    aSession({ startsAt: '2024-10-27T00:30:00.000Z', endsAt: '2024-10-27T01:00:00.000Z' }),
    aSession({ id: 's2', startsAt: '2024-10-27T01:00:00.000Z', endsAt: '2024-10-27T02:00:00.000Z' }),
  ]
  const [plan] = dayPlans(aProgramme({ sessions: night }))
  expect(plan?.hours).toEqual(['2024-10-27T00:00:00.000Z', '2024-10-27T01:00:00.000Z', '2024-10-27T02:00:00.000Z'])
  const [second] = dayPlans(aProgramme({ sessions: night.slice(1) }))
  expect(second?.hours[0]).toBe('2024-10-27T01:00:00.000Z')
})

test('the full hours are those of the zone, even half an hour from UTC', () => {
  const [plan] = dayPlans(
    aProgramme(
      { sessions: [aSession({ startsAt: '2024-05-21T04:00:00.000Z', endsAt: '2024-05-21T05:00:00.000Z' })] },
      { timezone: 'Asia/Kolkata' },
    ),
  )
  expect(plan?.hours[0]).toBe('2024-05-21T03:30:00.000Z')
})
