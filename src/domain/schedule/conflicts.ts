import { type Interval, overlaps } from '../interval'

/** The room and the people, by their ids, that a session needs while it lasts. */
export interface Occupancy extends Interval {
  room?: string | null
  people: readonly string[]
}

/** A room or a person that two sessions need at the same time. */
export type SharedNeed = { kind: 'room'; room: string } | { kind: 'person'; person: string }

/** The room, then each person, that two sessions need at the same time; empty when they do not overlap. */
export function sharedNeeds(session: Occupancy, other: Occupancy): SharedNeed[] {
  const needs: SharedNeed[] = session.people
    .filter((person) => other.people.includes(person))
    .map((person) => ({ kind: 'person', person }))
  if (session.room && session.room === other.room) needs.unshift({ kind: 'room', room: session.room })
  return needs.length > 0 && overlaps(session, other) ? needs : []
}

/** The pairs of a list that overlap, in the order of the list. */
export const overlappingPairs = <Item extends Interval>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((first, index) =>
    items
      .slice(index + 1)
      .filter((second) => overlaps(first, second))
      .map((second): [Item, Item] => [first, second]),
  )
