import { expect, vi } from 'vitest'
import { publishWrite } from '../../src/cache/write-events'
import type { CachedApp } from './cached-app'
import type { ChangingSite, Read } from './changing-site'

/** Reads through the cache, which stores the response. */
export const readCached = async (cached: CachedApp, { path, init }: Read): Promise<string> =>
  (await fetch(`${cached.url}${path}`, init)).text()

/** Compares every answer of the cache with that of the application without any cache, its read cache included. */
export async function expectNothingStale(cached: CachedApp, site: ChangingSite): Promise<void> {
  const fromCache = await answersOf(site, ({ path, init }) => fetch(`${cached.url}${path}`, init))
  // Not before the database is chosen.
  const { ReadCache } = await import('../../src/content/read-cache/read-cache')
  const reading = vi.spyOn(ReadCache.prototype, 'get')
  try {
    expect(fromCache).toEqual(await answersOf(site, ({ path, init }) => cached.origin(path, init)))
    expect(reading).not.toHaveBeenCalled()
  } catch (error) {
    // What is stale stays so, and would hide which write has made it.
    publishWrite({ tags: [], collections: [], everything: true })
    throw error
  } finally {
    reading.mockRestore()
  }
}

async function answersOf({ reads }: ChangingSite, ask: (read: Read) => Promise<Response>) {
  const answers: unknown[] = []
  for (const read of reads) {
    const response = await ask(read)
    answers.push([read.path, read.init?.body, response.status, await response.text()])
  }
  return answers
}
