import { listPublicSurfaces, type ReadSite } from '../../src/backup/verify/public-surfaces'
import { publicPathsOf } from '../../src/content/public-routes'
import type { TestApp } from './app'
import { until } from './wait-until'

/** A site of a test in this process. */
export const siteOf = ({ payload, fetch, graphql }: TestApp): ReadSite => ({ config: payload.config, fetch, graphql })

/**
 * The paths of every public surface, as `listPublicSurfaces` has them. Throws when a feature declares a public path that none of them is
 * below: for a site that has a document of each kind.
 */
export async function publicSurfaces(site: ReadSite): Promise<string[]> {
  const paths = await listPublicSurfaces(site)
  refuseForgotten(site, paths)
  return paths
}

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
