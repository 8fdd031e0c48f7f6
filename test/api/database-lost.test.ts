import { setTimeout as wait } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom } from '../support/fixtures'
import { type Relay, startRelay } from '../support/tcp-relay'

describe.runIf(process.env.TEST_DATABASE === 'mongodb')('while MongoDB does not answer', () => {
  let relay: Relay
  let app: TestApp
  let editor: Session
  let room: { id: string }

  beforeAll(async () => {
    const url = new URL(process.env.TEST_MONGODB_URL ?? '')
    relay = await startRelay(Number(url.port || 27_017))
    url.port = String(relay.port)
    // With the name of a replica set, the driver would connect past the relay.
    url.searchParams.delete('replicaSet')
    url.searchParams.set('directConnection', 'true')
    process.env.TEST_MONGODB_URL = url.href
    app = await bootApp()
    editor = await signIn(app, 'editor')
    room = await aRoom(app, (await anEdition(app)).id)
  })
  afterAll(async () => {
    relay.restore()
    await app.close()
    await relay.close()
  })

  const save = (name: string) => app.fetch(`/api/rooms/${room.id}`, { method: 'PATCH', as: editor, json: { name } })

  test.each(['cut', 'freeze'] as const)(
    '%s: an editor reads that they can try again, not that they may not save',
    async (how) => {
      const mutation = `mutation { updateRoom(id: "${room.id}", data: { name: "Pendant" }) { id } }`
      relay[how]()
      const answers = await Promise.all([
        save('Pendant'),
        app.fetch('/api/users/me', { as: editor }),
        app.fetch(`/api/rooms/${room.id}`, { as: editor }),
        app.fetch('/api/rooms', { method: 'POST', as: editor, json: { name: 'Pendant' } }),
        app.fetch('/api/graphql', { method: 'POST', as: editor, json: { query: '{ Rooms { totalDocs } }' } }),
        app.fetch('/api/graphql', { method: 'POST', as: editor, json: { query: mutation } }),
      ])
      expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
        answers.map(() => [503, '5']),
      )
      for (const answer of answers) expect(await answer.text()).toContain('"code":"DATABASE_DOWN"')
      relay.restore()
      await expect.poll(async () => (await save('Après')).status, { interval: 500, timeout: 45_000 }).toBe(200)
    },
    90_000,
  )

  // The driver looks after the server as soon as the first of several lost connections is closed, by one that is not closed yet.
  test('the server is found again after a check by a connection that is just lost', async () => {
    const { monitor } = [...watched(app).topology.s.servers.values()][0] ?? {}
    await wait(BETWEEN_CHECKS_MS)
    monitor?.connection?.socket.destroy()
    monitor?.requestCheck()
    relay.cut()
    expect((await save('Pendant')).status).toBe(503)
    relay.restore()
    await expect.poll(async () => (await save('Après')).status, { interval: 500, timeout: 45_000 }).toBe(200)
  }, 90_000)
})

/** The driver looks after a server no more often. */
const BETWEEN_CHECKS_MS = 600

interface Monitor {
  connection?: { socket: { destroy(): void } }
  requestCheck(): void
}

const watched = ({ payload }: TestApp) =>
  (payload.db as unknown as MongooseAdapter).connection.getClient() as unknown as {
    topology: { s: { servers: Map<string, { monitor: Monitor }> } }
  }
