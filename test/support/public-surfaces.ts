import type { SanitizedConfig } from 'payload'
import { publicPathsOf } from '../../src/content/public-routes'
import { isAddressed, isWithinEdition } from '../../src/domain/addressed-collections'
import { publicCollections } from '../../src/domain/public-collections'
import { isRecord } from '../../src/domain/record'
import { hasPages, pagePath } from '../../src/domain/site-path'
import { feeds } from '../../src/feeds/feeds'
import type { TestApp } from './app'
import { everyQuery } from './every-query'
import { until } from './wait-until'

type Doc = Record<string, unknown> & { id: string }

/** A site whose public surfaces are listed: its configuration, and how it is read. */
export interface ReadSite {
  config: SanitizedConfig
  fetch(path: string): Promise<Response>
  graphql: TestApp['graphql']
}

/** A site of a test in this process. */
export const siteOf = ({ payload, fetch, graphql }: TestApp): ReadSite => ({ config: payload.config, fetch, graphql })

/**
 * The paths of every public surface, generated from the running configuration: each list, document, joined list and file of REST, each
 * field of GraphQL, each page and each feed. Throws when a feature declares a public path that none of them is below.
 */
export async function publicSurfaces(site: ReadSite): Promise<string[]> {
  const all = new Map<string, Doc[]>()
  for (const slug of publicCollections) {
    const response = await site.fetch(`/api/${slug}?limit=200&depth=0`)
    all.set(slug, (await response.json()).docs)
  }
  const editions = new Map((all.get('editions') ?? []).map(({ id, slug }) => [id, String(slug)]))
  const documents = [...all].flatMap(([slug, docs]) => docs.flatMap((doc) => pathsOf(slug, doc, editions)))
  const paths = [
    ...[...publicCollections].flatMap((slug) => listsOf(site, slug)),
    ...documents,
    ...['', ...new Set(['current', ...editions.values()])].flatMap(feedsOf),
    ...(await everyQuery(site, { hidden: [], open: new Map(), linked: [] } as never)).map(
      (query) => `/api/graphql?query=${encodeURIComponent(query)}`,
    ),
    ...declaredPaths(site),
  ]
  refuseForgotten(site, paths)
  return [...new Set(paths)]
}

function listsOf({ config }: ReadSite, slug: string): string[] {
  const collection = config.collections.find((one) => one.slug === slug)
  const joins = (collection?.flattenedFields ?? []).filter(({ type }) => type === 'join')
  return [
    ...['fr', 'en', 'all'].map((locale) => `/api/${slug}?limit=200&depth=3&locale=${locale}`),
    ...joins.map(({ name }) => `/api/${slug}?limit=200&depth=3&joins[${name}][limit]=200`),
  ]
}

function pathsOf(collection: string, doc: Doc, editions: ReadonlyMap<string, string>): string[] {
  const { id, slug } = doc
  const edition = editions.get(String(isRecord(doc.edition) ? doc.edition.id : doc.edition))
  const address = { slug: String(slug), edition }
  const within = isAddressed(collection) && isWithinEdition(collection) ? `${edition}/` : ''
  const files = [
    doc.url,
    ...Object.values(isRecord(doc.sizes) ? doc.sizes : {}).map((size) => isRecord(size) && size.url),
  ]
  return [
    `/api/${collection}/${id}?depth=3`,
    ...(isAddressed(collection) && slug ? [`/api/${collection}/by-slug/${within}${slug}?depth=3`] : []),
    ...(collection === 'editions' ? [`/api/editions/by-slug/${slug}/programme?depth=3`, `/editions/${slug}`] : []),
    ...(hasPages(collection) && slug
      ? (['fr', 'en'] as const).map((language) => pagePath(language, collection, address))
      : []),
    ...files.filter((url): url is string => typeof url === 'string' && url.startsWith('/')),
  ]
}

const feedsOf = (edition: string): string[] =>
  edition
    ? Object.keys(feeds).flatMap((name) => [`/feeds/${edition}/${name}`, `/feeds/${edition}/${name}?lang=en`])
    : []

/** The declared public paths that are whole paths. */
const declaredPaths = ({ config }: ReadSite): string[] =>
  publicPathsOf(config).flatMap(({ prefixes }) => prefixes.filter((prefix) => prefix === '/' || !prefix.endsWith('/')))

function refuseForgotten({ config }: ReadSite, paths: readonly string[]): void {
  const isCovered = (prefix: string) => prefix === '/site/' || paths.some((path) => path.startsWith(prefix))
  const forgotten = publicPathsOf(config)
    .flatMap(({ prefixes }) => prefixes)
    .filter((prefix) => !isCovered(prefix))
  if (forgotten.length > 0) throw new Error(`No surface is below these public paths: ${forgotten.join(', ')}`)
}

/** A poll gives up so long after the click. */
const GIVES_UP_MS = 20_000

/**
 * Polls surfaces without a break, from before a click on until a whole round that began after its response shows nothing. Returns
 * the milliseconds from the click to the last byte that showed something, and everything that was seen.
 */
export async function lastByteAfter<Seen extends { at: number }>(
  poll: () => Promise<Seen[]>,
  click: () => Promise<unknown>,
): Promise<{ lastByte: number; seen: Seen[] }> {
  const seen: Seen[] = []
  let [rounds, answered, clicked] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const polling = (async () => {
    for (;;) {
      const began = performance.now()
      const found = await poll()
      seen.push(...found)
      rounds += 1
      if (began > answered && found.length === 0) return
      if (began > clicked + GIVES_UP_MS) return
    }
  })()
  await until(() => rounds > 0, 60_000)
  clicked = performance.now()
  await click()
  answered = performance.now()
  await polling
  return { lastByte: Math.max(0, ...seen.map(({ at }) => at - clicked)), seen }
}
