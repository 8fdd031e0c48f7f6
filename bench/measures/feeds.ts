import { feeds } from '../../src/feeds/feeds'
import type { Figure } from '../figures'
import { compareWithNginx, type ThroughputRun } from './throughput'

/** The rate of a hit of each feed of an edition, and of the documents at the root, beside nginx with the same bytes. */
export async function measureFeeds({ edition, ...run }: Omit<ThroughputRun, 'stock'>): Promise<Figure[]> {
  const figures: Figure[] = []
  const paths = [...Object.keys(feeds).map((name) => `/feeds/${edition}/${name}`), '/sitemap.xml', '/llms.txt']
  for (const path of paths) figures.push(...(await compareWithNginx(run, path, { method: 'GET', path })))
  return figures
}
