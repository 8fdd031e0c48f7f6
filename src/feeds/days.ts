import { Temporal } from 'temporal-polyfill'
import type { FeedView } from '../content/programme-feed/feed-view'
import { dayIn, isPlainDate, type PlainDate } from '../domain/zone'

/** Returns the days of an edition, and the other days on which one of its sessions begins, in order. */
export function daysOf({ edition: { startsOn, endsOn, timezone }, sessions }: FeedView): PlainDate[] {
  const days = new Set(sessions.map(({ startsAt }) => dayIn(startsAt, timezone)))
  for (const day of daysBetween(startsOn, endsOn)) days.add(day)
  return [...days].sort()
}

/** More days than any edition has: a wrong year must not make a feed of thousands. */
const MOST_DAYS = 60

function daysBetween(first: PlainDate, last: PlainDate): PlainDate[] {
  if (!isPlainDate(first)) return []
  const days: PlainDate[] = []
  for (let day = Temporal.PlainDate.from(first); days.length < MOST_DAYS; day = day.add({ days: 1 })) {
    if (days.length > 0 && day.toString() > last) break
    days.push(day.toString())
  }
  return days
}
