import { Temporal } from 'temporal-polyfill'
import { type Instant, instantAt, type PlainDate, type WallTime, wallTimeIn } from '../zone'
import type { Placement } from './session'

/** The shortest session the board makes. */
export const SHORTEST_MINUTES = 5
/** The longest: a mistyped duration must not cover a week. */
const LONGEST_MINUTES = 24 * 60
/** Of a session put on the grid for the first time. */
export const USUAL_MINUTES = 60

/** How long a session lasts, in minutes; nothing while one of its ends is open. */
export function minutesOf({ startsAt, endsAt }: Placement): number | undefined {
  if (!startsAt || !endsAt) return undefined
  return Math.round((new Date(endsAt).getTime() - new Date(startsAt).getTime()) / 60_000)
}

/** What clocks show `minutes` later. */
export const addMinutes = (wall: WallTime, minutes: number): WallTime =>
  Temporal.PlainDateTime.from(wall).add({ minutes }).toString({ smallestUnit: 'minute' })

/** Where clocks show a session: its start in the zone, and that plus its length, whatever clocks do meanwhile. */
export function wallSpan(placement: Placement, zone: string): { start: WallTime; end: WallTime } | undefined {
  const minutes = minutesOf(placement)
  if (!placement.startsAt || minutes === undefined) return undefined
  const start = wallTimeIn(placement.startsAt, zone)
  return { start, end: addMinutes(start, Math.max(minutes, SHORTEST_MINUTES)) }
}

/** A placement that starts when clocks of the zone show `wall` and lasts `minutes`. */
export function placedAt(wall: WallTime, minutes: number, room: string | null, zone: string): Placement {
  const startsAt = instantAt(wall, zone)
  return { startsAt, endsAt: later(startsAt, clampMinutes(minutes)), room }
}

/** The same length, `minutes` later on the clocks of the zone: a day later is the same hour, also across summer time. */
export function shifted(placement: Placement, minutes: number, zone: string): Placement {
  if (!placement.startsAt) return placement
  const wall = addMinutes(wallTimeIn(placement.startsAt, zone), minutes)
  return placedAt(wall, minutesOf(placement) ?? USUAL_MINUTES, placement.room, zone)
}

/** The same start, `minutes` longer; never shorter than `SHORTEST_MINUTES`. */
export function resized(placement: Placement, minutes: number): Placement {
  const lasts = minutesOf(placement)
  if (!placement.startsAt || lasts === undefined) return placement
  return { ...placement, endsAt: later(placement.startsAt, clampMinutes(lasts + minutes)) }
}

/** The room that many columns further, staying within the first and the last. */
export function nextRoom(room: string | null, steps: number, rooms: { id: string }[]): string | null {
  const index = rooms.findIndex(({ id }) => id === room)
  const target = index < 0 ? 0 : Math.min(Math.max(index + steps, 0), rooms.length - 1)
  return rooms[target]?.id ?? room
}

/** A clock time on a day as one wall time. */
export const wallOn = (day: PlainDate, clock: string): WallTime => `${day}T${clock}`

const clampMinutes = (minutes: number) => Math.min(Math.max(Math.round(minutes), SHORTEST_MINUTES), LONGEST_MINUTES)

const later = (instant: Instant, minutes: number): Instant =>
  new Date(new Date(instant).getTime() + minutes * 60_000).toISOString()
