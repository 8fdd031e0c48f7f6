import { expect, test } from 'vitest'
import { type Occupancy, overlappingPairs, sharedNeeds } from '../../../src/domain/schedule/conflicts'

const from = (startsAt: string, endsAt: string, needs: Partial<Occupancy> = {}): Occupancy => ({
  startsAt: `2024-05-21T${startsAt}:00.000Z`,
  endsAt: `2024-05-21T${endsAt}:00.000Z`,
  room: 'r1',
  people: [],
  ...needs,
})

test('two sessions that overlap conflict in their room, then in each person of both', () => {
  const [session, other] = [
    from('09:00', '10:00', { people: ['ada', 'bob', 'eve'] }),
    from('09:30', '11:00', { people: ['eve', 'ada'] }),
  ]
  expect(sharedNeeds(session, other)).toEqual([
    { kind: 'room', room: 'r1' },
    { kind: 'person', person: 'ada' },
    { kind: 'person', person: 'eve' },
  ])
})

test('two sessions that touch do not conflict', () => {
  expect(sharedNeeds(from('09:00', '10:00'), from('10:00', '11:00'))).toEqual([])
})

test('two sessions without a room do not conflict in a room', () => {
  expect(sharedNeeds(from('09:00', '10:00', { room: null }), from('09:00', '10:00', { room: null }))).toEqual([])
})

test('the pairs that overlap are found once, in the order of the list', () => {
  const [first, second, third] = [from('09:00', '11:00'), from('10:00', '12:00'), from('11:00', '13:00')]
  expect(overlappingPairs([first, second, third])).toEqual([
    [first, second],
    [second, third],
  ])
})
