import type { HourRange } from '../../domain/board/days'
import type { WallTime } from '../../domain/zone'

/** The clock times between which the grid draws something. */
export interface WallSpan {
  start: WallTime
  end: WallTime
}

/** The height in pixels of 15 minutes on the grid. */
export const SLOT_HEIGHT = 17

/** Returns the height in pixels of some minutes on the grid. */
export const heightOf = (minutes: number): number => (minutes * SLOT_HEIGHT) / 15

// The height in pixels of a line of text on a block, and of its borders.
const [LINE, BORDERS] = [14.4, 4]

/** Returns how many lines of text a session of some minutes holds. */
export const linesIn = (minutes: number): number => Math.floor((heightOf(minutes) - BORDERS) / LINE)

/**
 * Returns by how many pixels a preview moves from where the calendar component draws it to where the session would stand, and its
 * height there.
 */
export function previewOffset(
  drawn: WallSpan,
  shown: WallSpan,
  { from }: HourRange,
): { shift: number; height: number } {
  const top = (wall: WallTime) => Math.max(minutesOn(shown.start, wall), from * 60)
  const [start, end] = [top(shown.start), top(shown.end)]
  return { shift: heightOf(start - top(drawn.start)), height: heightOf(end - start) }
}

/** Returns the minutes from the midnight before `day` to a clock time. */
const minutesOn = (day: WallTime, wall: WallTime) => minutesBetween(`${day.slice(0, 10)}T00:00`, wall)

/** Returns the minutes between two clock times. */
export const minutesBetween = (from: WallTime, to: WallTime): number =>
  (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000
