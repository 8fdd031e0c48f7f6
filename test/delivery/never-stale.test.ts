import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ReadCache } from '../../src/content/read-cache/read-cache'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { type ChangingSite, changingSite, type Read } from '../support/changing-site'
import { failOnRequest, randomWrites, type Write } from '../support/random-writes'

/** How many random histories are tried: few, so that the file stays short. */
const RUNS = Number(process.env.NEVER_STALE_RUNS ?? 12)
const SEED = process.env.NEVER_STALE_SEED ? { seed: Number(process.env.NEVER_STALE_SEED) } : {}

let app: TestApp
let cached: CachedApp
let site: ChangingSite
let writes: Record<string, Write>
let readCache: typeof ReadCache.prototype

beforeAll(async () => {
  app = await bootApp()
  // Not before the database is chosen.
  readCache = (await import('../../src/content/read-cache/read-cache')).ReadCache.prototype
  failOnRequest(app)
  cached = await startCachedApp(app)
  const editor = await signIn(app, 'editor')
  site = await changingSite(app)
  writes = randomWrites({ app, site, editor, read })
}, 120_000)
afterAll(async () => {
  await cached?.close()
  await app?.close()
})

async function read({ path, init }: Read): Promise<string> {
  return (await fetch(`${cached.url}${path}`, init)).text()
}

async function answersOf(ask: (read: Read) => Promise<Response>) {
  const answers: unknown[] = []
  for (const one of site.reads) {
    const response = await ask(one)
    answers.push([one.path, one.init?.body, response.status, await response.text()])
  }
  return answers
}

/** Compares every answer with that of the application without any cache, its read cache included. */
async function expectNothingStale(): Promise<void> {
  const fromCache = await answersOf(({ path, init }) => fetch(`${cached.url}${path}`, init))
  const reading = vi.spyOn(readCache, 'get')
  try {
    expect(fromCache).toEqual(await answersOf(({ path, init }) => cached.origin(path, init)))
    expect(reading).not.toHaveBeenCalled()
  } finally {
    reading.mockRestore()
  }
}

test(
  'a public answer never differs from what the database holds once the write that changed it was acknowledged',
  async () => {
    const write = fc.record({ kind: fc.constantFrom(...Object.keys(writes)), nth: fc.nat(11) })
    const round = fc.record({
      together: fc.array(write, { minLength: 1, maxLength: 3 }),
      readMeanwhile: fc.array(fc.nat(), { maxLength: 4 }),
    })
    const made = new Map<string, number>()
    let compared = 0
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        for (const { together, readMeanwhile } of rounds) {
          const reads = readMeanwhile.map((nth) => read(site.reads[nth % site.reads.length] as Read))
          await Promise.all([...together.map(({ kind, nth }) => writes[kind]?.(nth)), ...reads])
          for (const { kind } of together) made.set(kind, (made.get(kind) ?? 0) + 1)
        }
        await expectNothingStale()
        compared += site.reads.length
      }),
      // A slow server gets through fewer runs.
      { numRuns: RUNS, interruptAfterTimeLimit: Math.max(60_000, RUNS * 2_000), ...SEED },
    )
    const sum = [...made.values()].reduce((total, one) => total + one, 0)
    console.log(`${sum} writes of ${made.size} kinds, ${compared} answers compared`)
  },
  Math.max(120_000, RUNS * 4_000),
)
