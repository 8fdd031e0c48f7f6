import type { EditionDays } from './schedule/edition-days'
import { dayIn, endOfDay, type Instant, type PlainDate } from './zone'

/**
 * Returns the current edition: the one under way, or else the next one, or else the latest one. `undefined` without
 * editions.
 */
export function currentEdition<Edition extends EditionDays>(
  editions: readonly Edition[],
  now: Instant,
): Edition | undefined {
  const byStart = [...editions].sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const today = ({ timezone }: Edition) => dayIn(now, timezone)
  return byStart.find((edition) => edition.endsOn >= today(edition)) ?? byStart.at(-1)
}

/** The instant at which `edition` stops being the current one: the end of its last day. `undefined` when it is over. */
export function currentUntil({ endsOn, timezone }: EditionDays, now: Instant): Instant | undefined {
  const end = endOfDay(endsOn, timezone)
  return end > now ? end : undefined
}

/**
 * The first day on which an edition that is not over may end, in any zone: zones are up to a day apart, so that an edition
 * that ended yesterday in one may go on in another.
 */
export const firstPossibleEnd = (now: Instant): PlainDate =>
  dayIn(new Date(Date.parse(now) - 24 * 3_600_000).toISOString(), 'UTC')
