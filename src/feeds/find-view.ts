import { currentWithExpiry } from '../content/current-edition'
import type { FeedContext } from '../content/programme-feed/feed-context'
import type { FeedView } from '../content/programme-feed/feed-view'
import { findFeed } from '../content/programme-feed/find-feed'
import { findEditions } from '../content/site/find-edition'
import { CURRENT } from '../domain/feed-path'

/**
 * Finds the public programme of the edition with a slug, or of the current one; `undefined` when there is none. The response
 * about the current edition expires when that edition ends.
 */
export async function findView(context: FeedContext, slug: string): Promise<FeedView | undefined> {
  if (slug !== CURRENT) return findFeed(context, { slug: { equals: slug } })
  const current = currentWithExpiry(await findEditions(context), context.now.toISOString())
  return current && findFeed(context, { id: { equals: current.id } })
}
