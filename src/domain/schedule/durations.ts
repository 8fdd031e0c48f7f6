import type { Instant } from '../zone'

/** The durations that are offered for a session, in minutes. */
export const OFFERED_MINUTES = [15, 30, 45, 60, 90] as const

const MINUTE_MS = 60_000

/** The end of a session that starts at an instant and lasts so many minutes. */
export const endAfter = (start: Instant, minutes: number): Instant =>
  new Date(new Date(start).getTime() + minutes * MINUTE_MS).toISOString()

/** The length of a session in minutes; negative when it ends before it starts. */
export const minutesBetween = (start: Instant, end: Instant): number =>
  (new Date(end).getTime() - new Date(start).getTime()) / MINUTE_MS
