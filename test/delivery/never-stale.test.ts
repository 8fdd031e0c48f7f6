import fc from 'fast-check'
import { afterAll, beforeAll, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { type ChangingSite, changingSite, type Read } from '../support/changing-site'
import { expectNothingStale, readCached } from '../support/nothing-stale'
import { failOnRequest, randomWrites, type Write } from '../support/random-writes'

/** How many random histories are tried: few, so that the file stays short. */
const RUNS = Number(process.env.NEVER_STALE_RUNS ?? 8)
const SEED = process.env.NEVER_STALE_SEED ? { seed: Number(process.env.NEVER_STALE_SEED) } : {}

let app: TestApp
let cached: CachedApp
let site: ChangingSite
let writes: Record<string, Write>

beforeAll(async () => {
  app = await bootApp()
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

const read = (one: Read) => readCached(cached, one)

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
    // A slow server gets through fewer histories.
    const end = Date.now() + Math.max(25_000, RUNS * 2_000)
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        if (Date.now() > end) return
        for (const { together, readMeanwhile } of rounds) {
          const reads = readMeanwhile.map((nth) => read(site.reads[nth % site.reads.length] as Read))
          await Promise.all([...together.map(({ kind, nth }) => writes[kind]?.(nth)), ...reads])
          for (const { kind } of together) made.set(kind, (made.get(kind) ?? 0) + 1)
        }
        await expectNothingStale(cached, site)
        compared += site.reads.length
      }),
      { numRuns: RUNS, ...SEED },
    )
    const sum = [...made.values()].reduce((total, one) => total + one, 0)
    console.log(`${sum} writes of ${made.size} kinds, ${compared} answers compared`)
  },
  Math.max(120_000, RUNS * 4_000),
)
