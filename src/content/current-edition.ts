import { trackExpiry } from '../cache/dependencies'
import { currentEdition, currentUntil } from '../domain/current-edition'
import type { EditionDays } from '../domain/schedule/edition-days'
import type { Instant } from '../domain/zone'

/** Returns the current one of some editions. A response that depends on it expires when that edition ends. */
export function currentWithExpiry<Edition extends EditionDays>(
  editions: readonly Edition[],
  now: Instant,
): Edition | undefined {
  const current = currentEdition(editions, now)
  const until = current && currentUntil(current, now)
  if (until) trackExpiry(Date.parse(until))
  return current
}
