import { contractDocuments } from '../../src/contract/documents'
import { feeds } from '../../src/feeds/feeds'
import type { Figure } from '../figures'
import { load } from '../load'
import { compareWithNginx, type ThroughputRun } from './throughput'

/**
 * The rate of a hit of each feed of an edition, of a page of each kind and of each document, beside nginx with the same bytes;
 * not of the scripts of the viewers, which are static files.
 */
export async function measureFeeds({ edition, ...run }: Omit<ThroughputRun, 'stock'>): Promise<Figure[]> {
  const figures: Figure[] = []
  const paths = [
    ...Object.keys(feeds).map((name) => `/feeds/${edition}/${name}`),
    ...(await pageOfEachKind(run.project.origin)),
    ...['/sitemap.xml', '/robots.txt', '/llms.txt'],
    ...Object.keys(contractDocuments).filter((path) => !/^\/api\/(docs|graphql\/altair)\//.test(path)),
  ]
  // The compiler needs some seconds before a hit has its speed.
  await load(run.project.origin, { method: 'GET', path: '/sitemap.xml' }, { seconds: 3, folder: run.folder })
  for (const path of paths) figures.push(...(await compareWithNginx(run, path, { method: 'GET', path })))
  return figures
}

/** The first page of each kind in the sitemap: its path without the names of documents. */
async function pageOfEachKind(origin: string): Promise<string[]> {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  const kinds = new Map<string, string>()
  for (const [, address = ''] of sitemap.matchAll(/<loc>([^<]+)</g)) {
    const { pathname } = new URL(address)
    const kind = pathname.replace(/(editions|sessions|speakers|testimonials)\/[^/]+/g, '$1/:name')
    if (!kinds.has(kind)) kinds.set(kind, pathname)
  }
  return [...kinds.values()]
}
