import { trackExpiry } from '../cache/dependencies'
import type { FeedContext } from '../content/programme-feed/feed-context'
import type { FeedView } from '../content/programme-feed/feed-view'
import { findFeed } from '../content/programme-feed/find-feed'
import { findEditions } from '../content/site/find-edition'
import { currentEdition, currentUntil } from '../domain/current-edition'
import { CURRENT } from '../domain/feed-path'

/**
 * Finds the public programme of the edition with a slug, or of the current one; `undefined` when there is none. The response
 * about the current edition expires when that edition ends.
 */
export async function findView(context: FeedContext, slug: string): Promise<FeedView | undefined> {
  if (slug !== CURRENT) return findFeed(context, { slug: { equals: slug } })
  const now = context.now.toISOString()
  const current = currentEdition(await findEditions(context), now)
  const until = current && currentUntil(current, now)
  if (until) trackExpiry(Date.parse(until))
  return current && findFeed(context, { id: { equals: current.id } })
}
