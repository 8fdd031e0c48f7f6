import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { type ChangingSite, changingSite } from '../support/changing-site'
import { unique } from '../support/fixtures'
import { expectNothingStale, readCached } from '../support/nothing-stale'
import { randomOf } from '../support/random'

const KILLS = Number(process.env.KILLS ?? 5)
const WRITES_FOR_MS = 2_000
/** The time within which a node notices a write of another one. */
const NOTICED_MS = 1_000

let app: TestApp
let cached: CachedApp
let site: ChangingSite
let editor: Session
const random = randomOf(Number(process.env.KILL_SEED ?? 1))

beforeAll(async () => {
  app = await bootApp()
  cached = await startCachedApp(app)
  editor = await signIn(app, 'editor')
  site = await changingSite(app)
})
afterAll(async () => {
  await cached?.close()
  await app?.close()
})

/** Writes until the process is killed, and returns how many writes it has acknowledged. */
async function writeUntilKilled(node: AppNode): Promise<number> {
  const { sessions, speakers, editions } = site.world
  const pick = (ids: string[]) => ids[random(ids.length)]
  const status = () => (random(3) === 0 ? 'draft' : 'published')
  const writes = [
    () => node.send('PATCH', `sessions/${pick(sessions)}`, editor, { title: unique('Titre'), _status: status() }),
    () => node.send('PATCH', `speakers/${pick(speakers)}`, editor, { name: unique('Personne'), _status: status() }),
    () => node.send('PATCH', `editions/${pick(editions)}`, editor, { title: unique('Édition'), _status: status() }),
  ]
  for (let done = 0; ; done += 1) {
    const answer = await writes[random(writes.length)]?.().catch(() => undefined)
    if (!answer) return done
  }
}

test(
  'what another process wrote before it was killed is public, and nothing older',
  async () => {
    let acknowledged = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const node = await startAppNode(app)
      for (const read of site.reads) await readCached(cached, read)
      const writing = [writeUntilKilled(node), writeUntilKilled(node)]
      const end = Date.now() + random(WRITES_FOR_MS)
      while (Date.now() < end) await readCached(cached, site.reads[random(site.reads.length)] ?? { path: '/' })
      await node.kill()
      for (const done of await Promise.all(writing)) acknowledged += done
      await wait(NOTICED_MS)
      await expectNothingStale(cached, site)
    }
    expect(acknowledged).toBeGreaterThan(0)
  },
  KILLS * 60_000,
)
