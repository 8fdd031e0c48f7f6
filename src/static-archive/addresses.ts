import type { SanitizedConfig } from 'payload'
import { publicOperationsOf } from '../content/public-routes'
import { isAddressed, isWithinEdition } from '../domain/addressed-collections'
import { CURRENT } from '../domain/feed-path'
import { hasPages, pagePath } from '../domain/site-path'
import type { EditionContent, PublicDocument } from './edition-content'
import { documentQueries, feedQueries } from './stored-queries'

/** What an archive answers: paths, some with a query, each once. */
export interface Addresses {
  pages: readonly string[]
  /** Documents and programmes of REST, in each stored query. */
  documents: readonly string[]
  feeds: readonly string[]
  /** Addresses that may redirect to a page of the archive. */
  former: readonly string[]
}

const languages = ['fr', 'en'] as const

/** The addresses of editions. Where one is the current one of the site, `current` is its slug: the home and the feeds of the current edition are archived too. */
export function addressesOf(config: SanitizedConfig, contents: readonly EditionContent[], current?: string): Addresses {
  const all = contents.flatMap((content) =>
    [...content.documents].flatMap(([collection, docs]) => docs.map((doc) => ({ collection, doc, ...content }))),
  )
  const home = current ? ['/', '/fr', '/en'] : []
  const asCurrent = contents.filter(({ slug }) => slug === current).map((content) => ({ ...content, slug: CURRENT }))
  return {
    pages: unique([...home, '/fr/editions', '/en/editions', ...all.flatMap((each) => pagesOf(each, each.doc.slug))]),
    documents: unique(all.flatMap(documentsOf)),
    feeds: unique([...contents, ...asCurrent].flatMap((content) => feedsOf(config, content))),
    former: unique([
      '/editions',
      ...contents.map(({ slug }) => `/editions/${slug}`),
      ...all.flatMap((each) => formerSlugs(each.doc).flatMap((slug) => pagesOf(each, slug))),
    ]),
  }
}

interface OfEdition {
  collection: string
  doc: PublicDocument
  slug: string
}

function pagesOf({ collection, slug: edition }: OfEdition, slug: unknown): string[] {
  if (!hasPages(collection) || typeof slug !== 'string') return []
  return languages.map((language) => pagePath(language, collection, { slug, edition }))
}

function documentsOf({ collection, doc, slug: edition }: OfEdition): string[] {
  const byId = `/api/${collection}/${doc.id}`
  if (!isAddressed(collection) || !doc.slug) return [byId]
  const bySlug = `/api/${collection}/by-slug/${isWithinEdition(collection) ? `${edition}/` : ''}${doc.slug}`
  const stored = collection === 'editions' ? [bySlug, `${bySlug}/programme`] : [bySlug]
  return [byId, ...stored.flatMap((path) => documentQueries.map((query) => path + query))]
}

/** The declared reads of one edition. */
function feedsOf(config: SanitizedConfig, { slug, documents }: EditionContent): string[] {
  const timed = (documents.get('sessions') ?? []).filter(({ startsAt, endsAt }) => startsAt && endsAt)
  return publicOperationsOf(config)
    .filter(({ path }) => path.includes('{edition}'))
    .map(({ path }) => path.replace('{edition}', slug))
    .flatMap((path) =>
      path.includes('{session}') ? timed.map((doc) => path.replace('{session}', String(doc.slug))) : path,
    )
    .filter((path) => !path.includes('{'))
    .flatMap((path) => feedQueries.map((query) => path + query))
}

const formerSlugs = ({ previousSlugs }: PublicDocument): unknown[] =>
  Array.isArray(previousSlugs) ? previousSlugs : []

const unique = (addresses: readonly string[]): string[] => [...new Set(addresses)]
