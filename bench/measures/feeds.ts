import { feeds } from '../../src/feeds/feeds'
import type { Figure } from '../figures'
import { load } from '../load'
import { compareWithNginx, type ThroughputRun } from './throughput'

/** The rate of a hit of each feed of an edition, and of the documents at the root, beside nginx with the same bytes. */
export async function measureFeeds({ edition, ...run }: Omit<ThroughputRun, 'stock'>): Promise<Figure[]> {
  const figures: Figure[] = []
  const paths = [...Object.keys(feeds).map((name) => `/feeds/${edition}/${name}`), '/sitemap.xml', '/llms.txt']
  // The compiler needs some seconds before a hit has its speed.
  await load(run.project.origin, { method: 'GET', path: '/sitemap.xml' }, { seconds: 3, folder: run.folder })
  for (const path of paths) figures.push(...(await compareWithNginx(run, path, { method: 'GET', path })))
  return figures
}
