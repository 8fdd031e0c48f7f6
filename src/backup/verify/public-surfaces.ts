import type { SanitizedConfig } from 'payload'
import { publicOperationsOf, publicPathsOf } from '../../content/public-routes'
import { isAddressed, isWithinEdition } from '../../domain/addressed-collections'
import { publicCollections } from '../../domain/public-collections'
import { isRecord } from '../../domain/record'
import { hasPages, pagePath } from '../../domain/site-path'
import { type AskGraphQL, everyQuery } from './every-query'

type Doc = Record<string, unknown> & { id: string }

/** A site whose public surfaces are listed: its configuration, and how it is read. */
export interface ReadSite {
  config: SanitizedConfig
  fetch(path: string): Promise<Response>
  graphql: AskGraphQL
}

/**
 * The paths of every public surface, generated from the running configuration: each list, document, joined list and file of REST, each
 * field of GraphQL, each page and each feed.
 */
export async function listPublicSurfaces(site: ReadSite): Promise<string[]> {
  const all = new Map<string, Doc[]>()
  for (const slug of publicCollections) {
    all.set(slug, await everyDocument(site, slug))
  }
  const editions = new Map((all.get('editions') ?? []).map(({ id, slug }) => [id, String(slug)]))
  const documents = [...all].flatMap(([slug, docs]) => docs.flatMap((doc) => pathsOf(slug, doc, editions)))
  const paths = [
    ...[...publicCollections].flatMap((slug) => listsOf(site, slug)),
    ...documents,
    ...[...new Set(['current', ...editions.values()])].flatMap((edition) => feedsOf(site, edition)),
    ...(await everyQuery(site, { hidden: [] })).map((query) => `/api/graphql?query=${encodeURIComponent(query)}`),
    ...declaredPaths(site),
  ]
  return [...new Set(paths)]
}

async function everyDocument(site: ReadSite, slug: string): Promise<Doc[]> {
  const found: Doc[] = []
  for (let page = 1; ; page += 1) {
    const response = await site.fetch(`/api/${slug}?limit=200&depth=0&sort=id&page=${page}`)
    const { docs, hasNextPage } = await response.json()
    found.push(...docs)
    if (!hasNextPage) return found
  }
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

/** The declared reads of one edition. */
const feedsOf = ({ config }: ReadSite, edition: string): string[] =>
  publicOperationsOf(config)
    .map(({ path }) => ({ path, ofEdition: path.replace('{edition}', edition) }))
    .filter(({ path, ofEdition }) => path !== ofEdition && !ofEdition.includes('{'))
    .flatMap(({ ofEdition }) => [ofEdition, `${ofEdition}?lang=en`])

/** The declared public paths that are whole paths. */
const declaredPaths = ({ config }: ReadSite): string[] =>
  publicPathsOf(config).flatMap(({ prefixes }) => prefixes.filter((prefix) => prefix === '/' || !prefix.endsWith('/')))
