import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicCollections } from '../../src/domain/public-collections'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { changingSite } from '../support/changing-site'
import { publicDocuments } from '../support/follow-changes'
import { MirroringClient } from '../support/mirroring-client'
import { failOnRequest, randomWrites, type Write } from '../support/random-writes'

/** How many random histories are tried: few, so that the file stays short. */
const RUNS = Number(process.env.CHANGES_RUNS ?? 3)
const WRITERS = 4

let app: TestApp
let writes: Record<string, Write>

beforeAll(async () => {
  app = await bootApp()
  failOnRequest(app)
  const editor = await signIn(app, 'editor')
  const site = await changingSite(app)
  writes = randomWrites({ app, site, editor, read: async () => undefined })
}, 120_000)
afterAll(() => app?.close())

test(
  'a client that follows the changes has every public document as it is, whoever writes at the same time, and no change twice',
  async () => {
    const write = fc.record({ kind: fc.constantFrom(...Object.keys(writes)), nth: fc.nat(11) })
    const ofWriter = fc.array(write, { minLength: 1, maxLength: 4 })
    const history = fc.record({
      writers: fc.array(ofWriter, { minLength: WRITERS, maxLength: WRITERS }),
      limit: fc.integer({ min: 1, max: 5 }),
      isNew: fc.boolean(),
    })
    const made = new Set<string>()
    let client = new MirroringClient(app.fetch)
    const end = Date.now() + Math.max(40_000, RUNS * 3_000)
    await fc.assert(
      fc.asyncProperty(history, async ({ writers, limit, isNew }) => {
        if (Date.now() > end) return
        if (isNew) client = new MirroringClient(app.fetch)
        let isWriting = true
        const reading = (async () => {
          while (isWriting) {
            await client.readPage(limit)
            await wait(1)
          }
        })()
        await Promise.all(
          writers.map(async (list) => {
            // A write that meets another one may be refused. What it leaves is what counts.
            for (const { kind, nth } of list) await writes[kind]?.(nth).catch(() => undefined)
            for (const { kind } of list) made.add(kind)
          }),
        )
        isWriting = false
        await reading
        await client.read(limit)
        expect(client.documents).toEqual(await publicDocuments(app, publicCollections))
        expect(await client.outdated()).toEqual([])
        const positions = client.received.map(({ position }) => position)
        expect(positions).toEqual([...new Set(positions)].toSorted((one, other) => one - other))
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(made.size).toBeGreaterThan(5)
  },
  Math.max(180_000, RUNS * 6_000),
)
