import { dayIn, type Instant, type PlainDate } from './zone'

/** The days of an edition, in its zone. */
export interface EditionDays {
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
}

/** The edition to show when none is named: the ongoing one, else the next, else the latest. */
export function currentEdition<Edition extends EditionDays>(
  editions: readonly Edition[],
  now: Instant,
): Edition | undefined {
  const byStart = [...editions].sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const today = ({ timezone }: Edition) => dayIn(now, timezone)
  return byStart.find((edition) => edition.endsOn >= today(edition)) ?? byStart.at(-1)
}
