import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type AdminClient,
  adminOf,
  databaseKinds,
  type KillableSite,
  killableSite,
  leaveLeasesBehind,
} from '../support/killable-site'
import { until } from '../support/wait-until'
import { type Receiver, startReceiver, verified } from '../support/webhook-receiver'

describe.each(databaseKinds)('a server on %s that is killed', (kind) => {
  let site: KillableSite
  let receiver: Receiver
  let admin: AdminClient
  let secret: string
  const ids: string[] = []

  beforeAll(async () => {
    site = await killableSite(kind, { WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' })
    receiver = await startReceiver()
    admin = await adminOf(site.server)
    const json = { name: 'Site', url: receiver.url, events: ['content.published', 'content.changed'] }
    const { doc } = await (await admin('webhooks', { method: 'POST', json })).json()
    secret = (await (await admin(`webhooks/${doc.id}/secret`, { method: 'POST' })).json()).secret
  }, 700_000)
  afterEach(() => receiver.answer((response) => void response.writeHead(204).end()))
  afterAll(async () => {
    await receiver?.close()
    await site?.close()
  })

  async function publishSpeaker(): Promise<string> {
    const json = { name: `Personne ${ids.length}`, _status: 'published' }
    const { doc } = await (await admin('speakers', { method: 'POST', json })).json()
    ids.push(doc.id)
    return doc.id
  }

  async function restart(): Promise<void> {
    await site.server.kill()
    await leaveLeasesBehind(site)
    await site.restart()
    admin = await adminOf(site.server)
  }

  test('between a commit and its delivery delivers after the start', async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      const id = await publishSpeaker()
      await restart()
      await until(() => receiver.about(id).length > 0, 90_000)
      const [message] = receiver.about(id)
      if (message) expect(verified(secret, message)).toMatchObject({ type: 'content.published', data: { id } })
    }
  })

  test('while a receiver has a message and has not answered sends it again, and then what waits behind it', async () => {
    receiver.answer(() => undefined)
    const id = await publishSpeaker()
    await until(() => receiver.about(id).length > 0, 30_000)
    const waiting = await publishSpeaker()
    const query = 'webhook-deliveries?where[state][equals]=pending'
    await until(async () => (await (await admin(query)).json()).totalDocs === 2, 30_000)
    expect(receiver.about(waiting)).toEqual([])
    await site.server.kill()
    receiver.answer((response) => void response.writeHead(204).end())
    await restart()
    await until(() => receiver.about(id).length > 1 && receiver.about(waiting).length > 0, 90_000)
    expect(new Set(receiver.about(id).map((message) => message.id)).size).toBe(1)
  })

  test('loses no message, and sends those that were received no second time', async () => {
    const before = receiver.received.length
    const id = await publishSpeaker()
    await until(() => receiver.about(id).length > 0, 30_000)
    await until(async () => {
      const { docs } = await (await admin('webhook-deliveries?where[state][equals]=pending')).json()
      return docs.length === 0
    })
    await restart()
    const next = await publishSpeaker()
    await until(() => receiver.about(next).length > 0, 30_000)
    expect(receiver.received.slice(before).map(({ message }) => message.data.id)).toEqual([id, next])
    expect(ids.filter((one) => receiver.about(one).length === 0)).toEqual([])
  })
})
