import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicCollections } from '../../src/domain/public-collections'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { changingSite, type World } from '../support/changing-site'
import { unique } from '../support/fixtures'
import { publicDocuments } from '../support/follow-changes'
import { leaveLeasesBehind } from '../support/killable-site'
import { MirroringClient } from '../support/mirroring-client'
import { randomOf } from '../support/random'

const KILLS = Number(process.env.KILLS ?? 8)
const WRITES_FOR_MS = 1_500

let app: TestApp
let editor: Session
let world: World
const random = randomOf(Number(process.env.KILL_SEED ?? 1))

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  world = (await changingSite(app)).world
})
afterAll(() => app?.close())

/** Writes until the process is killed, and returns how many writes it has acknowledged. */
async function writeUntilKilled(node: AppNode): Promise<number> {
  const pick = (ids: string[]) => ids[random(ids.length)]
  const status = () => (random(3) === 0 ? 'draft' : 'published')
  const writes = [
    () => node.send('PATCH', `sessions/${pick(world.sessions)}`, editor, { title: unique('Titre'), _status: status() }),
    () => node.send('PATCH', `speakers/${pick(world.speakers)}`, editor, { name: unique('Nom'), _status: status() }),
    () => node.send('PATCH', `editions/${pick(world.editions)}`, editor, { _status: status() }),
  ]
  for (let done = 0; ; done += 1) {
    const answer = await writes[random(writes.length)]?.().catch(() => undefined)
    if (!answer) return done
  }
}

test(
  'a process that is killed while it writes, and while it brings the log up to date, loses no change',
  async () => {
    const client = new MirroringClient(app.fetch)
    await client.read()
    let acknowledged = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      await leaveLeasesBehind({ databaseUrl: app.database.url })
      const node = await startAppNode(app)
      await node.followWrites()
      const writing = [writeUntilKilled(node), writeUntilKilled(node)]
      await wait(200 + random(WRITES_FOR_MS))
      await node.kill()
      for (const done of await Promise.all(writing)) acknowledged += done
      await leaveLeasesBehind({ databaseUrl: app.database.url })
      await client.read(7)
      expect(client.documents).toEqual(await publicDocuments(app, publicCollections))
      expect(await client.outdated()).toEqual([])
      const positions = client.received.map(({ position }) => position)
      expect(positions).toEqual([...new Set(positions)].toSorted((one, other) => one - other))
    }
    expect(acknowledged).toBeGreaterThan(KILLS)
  },
  KILLS * 60_000,
)
