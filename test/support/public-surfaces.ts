import { readFileSync } from 'node:fs'
import { listPublicSurfaces, type ReadSite } from '../../src/backup/verify/public-surfaces'
import { publicPathsOf } from '../../src/content/public-routes'
import type { TestApp } from './app'
import { until } from './wait-until'

/** A site of a test in this process. */
export const siteOf = ({ payload, fetch, graphql }: TestApp): ReadSite => ({ config: payload.config, fetch, graphql })

/**
 * The paths of every public surface, as `listPublicSurfaces` has them. Throws when a feature declares a public path that none of them is
 * below, or when an endpoint that answers anonymous readers is none of them: for a site that has a document of each kind.
 */
export async function publicSurfaces(site: ReadSite): Promise<string[]> {
  const paths = await listPublicSurfaces(site)
  refuseForgotten(site, paths)
  refuseForgottenEndpoints(paths)
  return paths
}

/** Endpoints that answer anonymous readers without content: counts, what an account may do, and what only accounts have. */
const WITHOUT_CONTENT = /\/count$|^\/api\/(?:access$|api-clients\/|payload-preferences\/|documents\/file\/)/

function refuseForgottenEndpoints(paths: readonly string[]): void {
  const matrix = new URL('../api/endpoint-matrix.json', import.meta.url)
  const { endpoints } = JSON.parse(readFileSync(matrix, 'utf8')) as { endpoints: Record<string, string> }
  const open = Object.entries(endpoints).flatMap(([name, roles]) => {
    const [method, path = ''] = name.split(' ')
    return method === 'get' && roles.includes('N') && !WITHOUT_CONTENT.test(path) ? [path] : []
  })
  // A collection without documents has no address of one.
  const isEmpty = (path: string) => !paths.some((one) => one.startsWith(`${path.split('/').slice(0, 3).join('/')}/`))
  const forgotten = open.filter((path) => {
    const pattern = path.replace(/\/$/, '').replace(/:\w+(?:\([^/]*\))?/g, '[^/?]+')
    return path.includes(':') && isEmpty(path)
      ? false
      : !paths.some((one) => new RegExp(`^${pattern}(?:\\?|$)`).test(one))
  })
  if (forgotten.length > 0) throw new Error(`These endpoints are no surface: ${forgotten.join(', ')}`)
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
