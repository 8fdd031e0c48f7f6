import { isTimed, takesPlace } from '../schedule/session'
import { SHORTEST_MINUTES } from './moves'
import type { Board, BoardSession, Placement } from './session'

/** The step of a move in minutes, and the finer one while Alt is pressed. */
export const STEP_MINUTES = 15
export const FINE_STEP_MINUTES = 5

/** Of a session, what decides beside which others it can stand. */
export type Snapping = Pick<BoardSession, 'id' | 'people' | 'status'>
type Others = Pick<Board, 'sessions' | 'elsewhere'>

/** An interval in milliseconds since the epoch. */
export interface Span {
  from: number
  to: number
}

const MINUTE = 60_000

/**
 * Moves a placement to the nearest quarter of an hour or end of a session that shares its room or a person, at most half a
 * step away. It never overlaps a session that it did not overlap before, and avoids an overlap that it can. With `isFine`
 * it moves to the nearest five minutes.
 */
export function snapMove(session: Snapping, raw: Placement, others: Others, isFine = false): Placement {
  const span = spanOf(raw)
  if (!span) return raw
  const lasts = span.to - span.from
  const at = (from: number): Placement => ({ ...raw, startsAt: instant(from), endsAt: instant(from + lasts) })
  if (isFine) return at(roundTo(span.from, FINE_STEP_MINUTES))
  const neighbours = neighboursOf(session, raw, others)
  const edges = neighbours.flatMap(({ from, to }) => [to, from - lasts])
  return at(nearest(span.from, edges, (from) => countOverlaps({ from, to: from + lasts }, neighbours)))
}

/** Moves the end of a placement in the same way: to a quarter of an hour, or to the start of the session that follows. */
export function snapEnd(session: Snapping, raw: Placement, others: Others, isFine = false): Placement {
  const span = spanOf(raw)
  if (!span) return raw
  const shortest = span.from + SHORTEST_MINUTES * MINUTE
  const until = (to: number): Placement => ({ ...raw, endsAt: instant(Math.max(to, shortest)) })
  if (isFine) return until(roundTo(span.to, FINE_STEP_MINUTES))
  const neighbours = neighboursOf(session, raw, others)
  const edges = neighbours.map(({ from }) => from).filter((edge) => edge >= shortest)
  const overlapsUntil = (to: number) => countOverlaps({ from: span.from, to: Math.max(to, shortest) }, neighbours)
  return until(nearest(span.to, edges, overlapsUntil))
}

/** Returns the place of the session one step earlier (-1) or later (1): a quarter of an hour, or the end of a neighbour on the way. */
export function stepMove(
  session: Snapping & Placement,
  direction: 1 | -1,
  others: Others,
  isFine = false,
): Placement | undefined {
  const span = spanOf(session)
  if (!span) return undefined
  const lasts = span.to - span.from
  const neighbours = isFine ? [] : neighboursOf(session, session, others)
  const edges = neighbours.flatMap(({ from, to }) => [to, from - lasts])
  const from = nextStop(span.from, direction, edges, isFine)
  return { startsAt: instant(from), endsAt: instant(from + lasts), room: session.room }
}

/** Returns the session one step shorter (-1) or longer (1); it lasts at least five minutes. */
export function stepEnd(
  session: Snapping & Placement,
  direction: 1 | -1,
  others: Others,
  isFine = false,
): Placement | undefined {
  const span = spanOf(session)
  if (!span) return undefined
  const edges = isFine ? [] : neighboursOf(session, session, others).map(({ from }) => from)
  const to = Math.max(nextStop(span.to, direction, edges, isFine), span.from + SHORTEST_MINUTES * MINUTE)
  return { startsAt: instant(span.from), endsAt: instant(to), room: session.room }
}

/** Returns the times of a placement; `undefined` when it has no start or no later end. */
export const spanOf = (placement: Placement): Span | undefined =>
  isTimed(placement)
    ? { from: new Date(placement.startsAt).getTime(), to: new Date(placement.endsAt).getTime() }
    : undefined

/** Returns the times of the sessions that need the same room or one of the same people; none for one that does not take place. */
export function neighboursOf(
  session: Snapping,
  { room }: Pick<Placement, 'room'>,
  { sessions, elsewhere }: Others,
): Span[] {
  if (!takesPlace(session)) return []
  const sharesPerson = (other: { people: string[] }) => other.people.some((person) => session.people.includes(person))
  const own = sessions.filter(
    (other) =>
      other.id !== session.id && takesPlace(other) && ((room !== null && other.room === room) || sharesPerson(other)),
  )
  const placements = [...own, ...elsewhere.filter(sharesPerson).map((other) => ({ ...other, room: null }))]
  return placements.map(spanOf).filter((span) => span !== undefined)
}

/** Whether two intervals overlap; those that touch do not. */
export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

const countOverlaps = (span: Span, neighbours: Span[]) => neighbours.filter((other) => overlap(span, other)).length

// All time zones in use are a multiple of 15 minutes from UTC: a quarter on their clocks is one of the epoch.
const roundTo = (time: number, minutes: number) => Math.round(time / (minutes * MINUTE)) * minutes * MINUTE

/** Returns the stop near `raw` that has the fewest overlaps, then the nearest one; an edge before the grid. */
function nearest(raw: number, edges: number[], overlapsAt: (stop: number) => number): number {
  const step = STEP_MINUTES * MINUTE
  const grid = [Math.floor(raw / step) * step, Math.ceil(raw / step) * step]
  const near = [...edges, ...grid].filter((stop) => Math.abs(stop - raw) <= step / 2)
  const ranked = near.map((stop) => ({ stop, overlaps: overlapsAt(stop), distance: Math.abs(stop - raw) }))
  ranked.sort((a, b) => a.overlaps - b.overlaps || a.distance - b.distance)
  return ranked[0]?.stop ?? raw
}

/** Returns the first stop after `time`, or before it: a full step of the clock, or an edge on the way. */
function nextStop(time: number, direction: 1 | -1, edges: number[], isFine: boolean): number {
  const step = (isFine ? FINE_STEP_MINUTES : STEP_MINUTES) * MINUTE
  const grid = direction > 0 ? (Math.floor(time / step) + 1) * step : (Math.ceil(time / step) - 1) * step
  const onTheWay = edges.filter((edge) => (edge - time) * direction > 0 && (grid - edge) * direction > 0)
  return direction > 0 ? Math.min(grid, ...onTheWay) : Math.max(grid, ...onTheWay)
}

const instant = (time: number) => new Date(time).toISOString()
