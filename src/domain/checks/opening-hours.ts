import { isClockTime } from '../clock-time'
import { addDays } from '../date-shift'
import type { Interval } from '../interval'
import { instantAt, isPlainDate } from '../zone'
import type { ProgrammeEdition } from './programme'

/**
 * Returns the intervals during which a venue is open, in order. Lines that touch become one interval; a line that closes
 * no later than it opens closes the next day; incomplete lines are left out.
 */
export function openIntervals({ openingHours, timezone }: ProgrammeEdition): Interval[] {
  const written = openingHours.filter(
    ({ day, opensAt, closesAt }) => isPlainDate(day) && isClockTime(opensAt) && isClockTime(closesAt),
  )
  const lines = written.map(({ day, opensAt, closesAt }) => ({
    startsAt: instantOf(day, opensAt, timezone),
    endsAt: instantOf(closesAt > opensAt ? day : addDays(day, 1), closesAt, timezone),
  }))
  lines.sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const open: Interval[] = []
  for (const line of lines) {
    const last = open.at(-1)
    if (!last || last.endsAt < line.startsAt) open.push({ ...line })
    else if (line.endsAt > last.endsAt) last.endsAt = line.endsAt
  }
  return open
}

/** Whether a slot lies within one of the intervals. */
export function isOpenDuring(open: Interval[], slot: Interval): boolean {
  const [start, end] = [new Date(slot.startsAt).toISOString(), new Date(slot.endsAt).toISOString()]
  return open.some(({ startsAt, endsAt }) => startsAt <= start && end <= endsAt)
}

const instantOf = (day: string, time: string, zone: string) =>
  time === '24:00' ? instantAt(`${addDays(day, 1)}T00:00`, zone) : instantAt(`${day}T${time}`, zone)
