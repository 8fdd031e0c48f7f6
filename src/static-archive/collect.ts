import type { SanitizedConfig } from 'payload'
import { pagePath } from '../domain/site-path'
import { type Addresses, addressesOf } from './addresses'
import { type Collection, Collector } from './collector'
import { type EditionContent, findEditionContents } from './edition-content'
import { fileOfAddress } from './file-of-address'
import { redirectPage } from './links'
import { type SiteReader, textOf } from './site-reader'

/** What was collected, beside the files. */
export interface Collected {
  counts: { pages: number; documents: number; feeds: number; files: number }
  outside: readonly string[]
  missing: readonly string[]
  pageHeaders: Readonly<Record<string, string>>
}

const HTML = 'text/html; charset=utf-8'
/** No edition has an address that is no slug. */
const NOWHERE = '/fr/editions/-'

/**
 * Reads everything that belongs to editions as an anonymous reader, and writes it. Rejects with an `ArchiveError` when an edition is not
 * public, or a response is no success.
 */
export async function collect(
  config: SanitizedConfig,
  editions: readonly string[],
  collection: Collection,
): Promise<Collected> {
  const { site, origin, writer } = collection
  const contents = await findEditionContents(site, editions)
  const current = await currentOf(contents, collection)
  const addresses = addressesOf(config, contents, current?.slug)
  const redirects = await findRedirects(site, addresses, current ? undefined : contents[0])
  const collector = new Collector(collection, addresses, redirects)
  await collector.writeAnswers()
  for (const [from, to] of redirects) await writer.add(pageFile(from), HTML, redirectPage(to, origin), from)
  await writeRootDocuments(collector)
  await collector.writeFiles()
  const { pages, documents, feeds } = addresses
  return {
    counts: {
      ...{ pages: pages.length, feeds: feeds.length, files: collector.fileCount },
      documents: documents.filter((address) => !address.includes('?')).length,
    },
    outside: [...collector.outside].sort(),
    missing: collector.missing,
    pageHeaders: collector.pageHeaders,
  }
}

const pageFile = (path: string) => fileOfAddress(path, { type: HTML, isParent: false })

/** The edition that the home of the site shows, where it is one of these. */
async function currentOf(contents: readonly EditionContent[], { site, origin }: Collection) {
  const home = textOf(await site.read('/fr'))
  return contents.find(({ slug }) =>
    home.includes(`<link href="${origin}${pagePath('fr', 'editions', { slug })}" rel="canonical"/>`),
  )
}

/** The addresses that lead to a page of the archive, each with the path of that page; those of the home lead to `atHome`. */
async function findRedirects(
  site: SiteReader,
  { pages, former }: Addresses,
  atHome: EditionContent | undefined,
): Promise<Map<string, string>> {
  const archived = new Set(pages)
  const found = new Map<string, string>()
  if (atHome) {
    const { slug } = atHome
    found.set('/', pagePath('fr', 'editions', { slug }))
    for (const language of ['fr', 'en'] as const) found.set(`/${language}`, pagePath(language, 'editions', { slug }))
  }
  for (const address of former) {
    const { location } = (await site.ask(address)).headers
    if (typeof location === 'string' && archived.has(location) && !archived.has(address)) found.set(address, location)
  }
  return found
}

/** Writes the map of the pages of the archive, the rules for crawlers, and the page for an address that nothing has. */
async function writeRootDocuments(collector: Collector): Promise<void> {
  const { site, writer } = collector.collection
  const isArchived = (address: string) => collector.addresses.pages.includes(new URL(address).pathname)
  const sitemap = await site.read('/sitemap.xml')
  await writer.add('sitemap.xml', sitemap.type, withArchivedPages(textOf(sitemap), isArchived), '/sitemap.xml')
  const robots = await site.read('/robots.txt')
  await writer.add('robots.txt', robots.type, robots.body, '/robots.txt')
  const notFound = await site.ask(NOWHERE)
  collector.note(NOWHERE, notFound)
  await writer.add('404.html', notFound.type, collector.withOwnLinks(textOf(notFound)))
}

/** A map of a site (https://www.sitemaps.org/protocol.html) without the pages that are not archived. */
const withArchivedPages = (sitemap: string, isArchived: (address: string) => boolean): string =>
  sitemap.replace(/<url>[\s\S]*?<\/url>\s*/g, (entry) => {
    const [, address] = /<loc>([^<]+)<\/loc>/.exec(entry) ?? []
    return address !== undefined && isArchived(address) ? entry : ''
  })
