import type { Instant } from '../zone'
import { SHORTEST_MINUTES, USUAL_MINUTES } from './moves'
import type { Board, Placement } from './session'
import { neighboursOf, overlap, type Span, STEP_MINUTES, snapEnd, snapMove, spanOf } from './snap'

type Others = Pick<Board, 'sessions' | 'elsewhere'>

const MINUTE = 60_000
const STEP = STEP_MINUTES * MINUTE
// A session that does not exist yet needs a room and nobody.
const nobody = { id: '', people: [], status: 'scheduled' }

/**
 * Returns where a click in a room makes a session: from the quarter of an hour of the click, or the end of the session before it, for an hour
 * or until the next session. An overlap is left only when the click hits a session.
 */
export function placeAt(at: Instant, room: string, others: Others): Placement {
  const time = new Date(at).getTime()
  const taken = neighboursOf(nobody, { room }, others)
  const before = taken.filter(({ to }) => to <= time).map(({ to }) => to)
  const from = Math.max(Math.floor(time / STEP) * STEP, ...before)
  const next = taken.map((span) => span.from).filter((start) => start > time)
  return placement({ from, to: Math.min(from + USUAL_MINUTES * MINUTE, ...next) }, room)
}

/** Returns where a drawn interval in a room makes a session: its two ends snapped as those of any other. */
export function placeDrawn(drawn: Placement, others: Others, isFine = false): Placement {
  const span = spanOf(drawn)
  if (!span) return drawn
  const start = { ...drawn, endsAt: new Date(span.from + SHORTEST_MINUTES * MINUTE).toISOString() }
  const { startsAt } = snapMove(nobody, start, others, isFine)
  const snapped = snapEnd(nobody, { ...drawn, startsAt }, others, isFine)
  // A short drawing is a session of the shortest step.
  return spanOf(snapped) ? snapped : placement({ from: span.from, to: span.from + STEP }, drawn.room)
}

/** Returns the first free place for a usual session in a room from an instant on; it ends after `until` when none is free before. */
export function freePlace(from: Instant, until: Instant, room: string, others: Others): Placement {
  const taken = neighboursOf(nobody, { room }, others)
  const first = Math.ceil(new Date(from).getTime() / STEP) * STEP
  const stops = [first, ...taken.map(({ to }) => to)].filter((stop) => stop >= first).sort((a, b) => a - b)
  const hour = (start: number): Span => ({ from: start, to: start + USUAL_MINUTES * MINUTE })
  const isFree = (start: number) => taken.every((other) => !overlap(hour(start), other))
  const last = new Date(until).getTime()
  const free = stops.find((stop) => isFree(stop) && hour(stop).to <= last) ?? stops.find(isFree) ?? first
  return placement(hour(free), room)
}

const placement = ({ from, to }: Span, room: string | null): Placement => ({
  startsAt: new Date(from).toISOString(),
  endsAt: new Date(to).toISOString(),
  room,
})
