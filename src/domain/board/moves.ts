import { Temporal } from 'temporal-polyfill'
import { type Instant, instantAt, type PlainDate, type WallTime, wallTimeIn } from '../zone'
import { type Placement, placementOf } from './session'

/** The length of the shortest session that the board makes. */
export const SHORTEST_MINUTES = 5
// A mistyped length does not cover a week.
const LONGEST_MINUTES = 24 * 60
/** The length of a session that is placed for the first time. */
export const USUAL_MINUTES = 60

/** Returns the length of a session in minutes; `undefined` when it has no start or no end. */
export function minutesOf({ startsAt, endsAt }: Placement): number | undefined {
  if (!startsAt || !endsAt) return undefined
  return Math.round((new Date(endsAt).getTime() - new Date(startsAt).getTime()) / 60_000)
}

/** Returns the clock time `minutes` later. */
export const addMinutes = (wall: WallTime, minutes: number): WallTime =>
  Temporal.PlainDateTime.from(wall).add({ minutes }).toString({ smallestUnit: 'minute' })

/**
 * Returns the clock times between which the grid draws a session: its start in the zone, and that plus its length, even
 * when the clocks change meanwhile. `undefined` when it has no start or no end.
 */
export function wallSpan(placement: Placement, zone: string): { start: WallTime; end: WallTime } | undefined {
  const minutes = minutesOf(placement)
  if (!placement.startsAt || minutes === undefined) return undefined
  const start = wallTimeIn(placement.startsAt, zone)
  return { start, end: addMinutes(start, Math.max(minutes, SHORTEST_MINUTES)) }
}

/** Returns a placement that starts when the clocks of the zone show `wall` and lasts `minutes`. */
export function placedAt(wall: WallTime, minutes: number, room: string | null, zone: string): Placement {
  const startsAt = instantAt(wall, zone)
  return { startsAt, endsAt: addDuration(startsAt, clampMinutes(minutes)), room }
}

/** Moves a placement by `minutes` on the clocks of the zone: a day later is the same hour, also across summer time. */
export function shifted(placement: Placement, minutes: number, zone: string): Placement {
  if (!placement.startsAt) return placement
  const wall = addMinutes(wallTimeIn(placement.startsAt, zone), minutes)
  return placedAt(wall, minutesOf(placement) ?? USUAL_MINUTES, placement.room, zone)
}

/** Lengthens a placement by `minutes`; it lasts at least `SHORTEST_MINUTES`. */
export function resized(placement: Placement, minutes: number): Placement {
  const lasts = minutesOf(placement)
  if (!placement.startsAt || lasts === undefined) return placement
  return { ...placementOf(placement), endsAt: addDuration(placement.startsAt, clampMinutes(lasts + minutes)) }
}

/** Returns the room `steps` columns to the right, or to the left when negative; the first or the last one at the edges. */
export function nextRoom(room: string | null, steps: number, rooms: { id: string }[]): string | null {
  const index = rooms.findIndex(({ id }) => id === room)
  const target = index < 0 ? 0 : Math.min(Math.max(index + steps, 0), rooms.length - 1)
  return rooms[target]?.id ?? room
}

/** Joins a day and a clock time. */
export const wallOn = (day: PlainDate, clock: string): WallTime => `${day}T${clock}`

const clampMinutes = (minutes: number) => Math.min(Math.max(Math.round(minutes), SHORTEST_MINUTES), LONGEST_MINUTES)

const addDuration = (instant: Instant, minutes: number): Instant =>
  new Date(new Date(instant).getTime() + minutes * 60_000).toISOString()
