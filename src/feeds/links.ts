import type { FeedPerson, FeedSession, FeedView } from '../content/programme-feed/feed-view'
import { pagePath } from '../domain/site-path'

/** Returns the address of the page of the edition. */
export const editionUrl = ({ origin, language, edition }: FeedView): string =>
  origin + pagePath(language, 'editions', edition)

/** Returns the address of the page of a session. */
export const sessionUrl = ({ origin, language, edition }: FeedView, { slug }: Pick<FeedSession, 'slug'>): string =>
  origin + pagePath(language, 'sessions', { slug, edition: edition.slug })

/** Returns the address of the page of a person. */
export const personUrl = ({ origin, language }: FeedView, { slug }: Pick<FeedPerson, 'slug'>): string =>
  origin + pagePath(language, 'speakers', { slug })
