import type { EditionDays } from './schedule/edition-days'
import { dayIn, type Instant } from './zone'

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
