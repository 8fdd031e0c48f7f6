import { expect, test } from 'vitest'
import { aProgramme, aSession, aSpeaker, at, findingsOf, found } from './a-programme'

const ada = { speaker: 'ada', role: 'speaker' }
const first = aSession({ participants: [ada] })
const second = (values = {}) => aSession({ id: 's2', room: 'r2', ...values })
const speakers = [aSpeaker('ada')]

test('a correct programme has no findings', () => {
  expect(found(aProgramme({ sessions: [first, second()], speakers }))).toEqual([])
})

test.each([
  ['starts when the other ends', '10:00', '11:00', false],
  ['ends when the other starts', '08:00', '09:00', false],
  ['overlaps by a minute', '09:59', '11:00', true],
  ['has the same times', '09:00', '10:00', true],
  ['lies within', '09:15', '09:30', true],
  ['contains the other', '08:00', '11:00', true],
])('two sessions in one room: a session that %s', (_, from, to, isFound) => {
  const sessions = [first, second({ room: 'r1', startsAt: at(from), endsAt: at(to) })]
  expect(findingsOf(aProgramme({ sessions, speakers }), 'room-overlap')).toHaveLength(isFound ? 1 : 0)
})

test('an overlap names the other session and its time, and leads to the room', () => {
  const sessions = [first, second({ room: 'r1', title: { fr: 'Atelier' }, abstract: first.abstract })]
  const [overlap] = findingsOf(aProgramme({ sessions, speakers }), 'room-overlap')
  expect(overlap).toMatchObject({ level: 'blocks', collection: 'sessions', id: 's2', path: 'room', label: 'Atelier' })
  expect(overlap?.message.fr).toMatch(
    /^La salle «\sSalle 1\s» accueille déjà «\sOuverture\s» \(mar\. 21\smai 2024, 9\sh\s00 – 10\sh\s00\)/,
  )
})

test('of a published session and a pending one, the pending one has the finding', () => {
  const sessions = [{ ...first, isPending: true }, second({ room: 'r1' })]
  expect(findingsOf(aProgramme({ sessions, speakers }), 'room-overlap').map(({ id }) => id)).toEqual(['s1'])
})

test.each(['cancelled', 'postponed'])('a session that is %s needs neither its room nor its people', (status) => {
  const sessions = [first, second({ room: 'r1', status, participants: [ada] })]
  expect(found(aProgramme({ sessions, speakers }))).toEqual([])
})

test('a person in two rooms at once is found in their row of the later session', () => {
  const bob = { speaker: 'bob', role: 'moderator' }
  const sessions = [first, second({ startsAt: at('09:30'), endsAt: at('10:30'), participants: [bob, ada] })]
  const programme = aProgramme({ sessions, speakers: [...speakers, aSpeaker('bob')] })
  expect(found(programme)).toEqual(['person-overlap s2.participants.1.speaker'])
})

test('a person in a session of another edition at the same time is found', () => {
  const elsewhere = (from: string, to: string) => [
    { id: 'x', title: { fr: 'Ailleurs' }, startsAt: at(from), endsAt: at(to), participants: [ada] },
  ]
  const sessions = [first]
  expect(found(aProgramme({ sessions, speakers, elsewhere: elsewhere('09:59', '11:00') }))).toEqual([
    'person-overlap s1.participants.0.speaker',
  ])
  expect(found(aProgramme({ sessions, speakers, elsewhere: elsewhere('10:00', '11:00') }))).toEqual([])
})

test('sessions in the two occurrences of an hour that winter time repeats do not overlap', () => {
  const night = { startsOn: '2024-10-27', endsOn: '2024-10-27' }
  const sessions = [
    aSession({ startsAt: '2024-10-27T00:00:00.000Z', endsAt: '2024-10-27T01:00:00.000Z' }),
    aSession({ id: 's2', startsAt: '2024-10-27T01:00:00.000Z', endsAt: '2024-10-27T02:00:00.000Z' }),
  ]
  expect(found(aProgramme({ sessions }, night))).toEqual([])
})
