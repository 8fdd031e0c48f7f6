import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { removeOldDeliveries } from '../../src/webhooks/retention'
import { aSpeaker } from '../support/fixtures'
import { until } from '../support/wait-until'
import { type Receiver, startReceiver } from '../support/webhook-receiver'
import { type WebhookSite, webhookSite } from '../support/webhook-site'

let site: WebhookSite
const receivers: Receiver[] = []

beforeAll(async () => {
  site = await webhookSite()
})
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close()
  await site.app.payload.delete({ collection: 'webhooks', where: {}, overrideAccess: true })
})
afterAll(() => site.close())

async function aReceiver(answer?: Parameters<Receiver['answer']>[0]): Promise<Receiver> {
  const receiver = await startReceiver()
  if (answer) receiver.answer(answer)
  receivers.push(receiver)
  return receiver
}

const resend = (webhook: string, delivery: unknown) =>
  site.app.fetch(`/api/webhooks/${webhook}/deliveries/${delivery}/resend`, { method: 'POST', as: site.admin })

describe('a receiver', () => {
  test('that fails is tried again, and after a day its message is given up until somebody sends it again', async () => {
    const receiver = await aReceiver((response) => void response.writeHead(500, 'Broken').end('private words'))
    const { id: webhook } = await site.make(receiver.url)
    await aSpeaker(site.app)
    await site.untilDelivery(webhook, ({ attempts }) => attempts === 1)
    const [failed] = await site.deliveries(webhook)
    expect(failed).toMatchObject({ state: 'pending', status: 500, reason: 'Broken', tookMs: expect.any(Number) })
    expect(new Date(String(failed?.nextAttemptAt)).getTime()).toBeGreaterThan(Date.now())
    expect(JSON.stringify(failed)).not.toContain('private words')

    await site.makeDue(webhook, { queuedAt: new Date(Date.now() - 25 * 3_600_000).toISOString() })
    await site.untilDelivery(webhook, ({ state }) => state === 'dead')
    receiver.answer((response) => void response.writeHead(200).end())
    const { id: delivery } = failed as { id: string }
    expect((await resend(webhook, delivery)).status).toBe(202)
    await site.untilDelivery(webhook, ({ state, attempts }) => state === 'delivered' && attempts === 1)
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
  })

  test('that redirects is tried again, and where it points gets nothing', async () => {
    const elsewhere = await aReceiver()
    const receiver = await aReceiver((response) => void response.writeHead(307, { location: elsewhere.url }).end())
    const { id: webhook } = await site.make(receiver.url)
    await aSpeaker(site.app)
    await site.untilDelivery(webhook, ({ state, status }) => state === 'pending' && status === 307)
    expect(elsewhere.received).toEqual([])
  })

  test('that answers 410 gets nothing more, until somebody makes its webhook active again', async () => {
    const receiver = await aReceiver((response) => void response.writeHead(410).end())
    const { id: webhook } = await site.make(receiver.url)
    await aSpeaker(site.app)
    await site.untilDelivery(webhook, ({ state }) => state === 'dead')
    const path = `/api/webhooks/${webhook}`
    const disabled = await (await site.app.fetch(path, { as: site.admin })).json()
    expect(disabled).toMatchObject({ isActive: false, isGone: true })
    const other = await aReceiver()
    await site.make(other.url)
    const { id } = await aSpeaker(site.app)
    await until(() => other.about(id).length > 0)
    expect(receiver.received).toHaveLength(1)
    const again = await site.app.fetch(path, { method: 'PATCH', as: site.admin, json: { isActive: true } })
    expect((await again.json()).doc).toMatchObject({ isActive: true, isGone: false })
  })

  test('that hangs delays neither another receiver nor a request', async () => {
    const hanging = await aReceiver(() => undefined)
    const receiver = await aReceiver()
    await site.make(hanging.url)
    await site.make(receiver.url)
    const ids: string[] = []
    for (let nth = 0; nth < 3; nth += 1) ids.push((await aSpeaker(site.app)).id)
    await until(() => hanging.received.length > 0 && ids.every((id) => receiver.about(id).length > 0))
    // One request at a time: the others wait behind it.
    expect(hanging.received).toHaveLength(1)
  })

  test('at an address that is not public is refused in the form, and gets nothing when it became one', async () => {
    const receiver = await aReceiver()
    const { id: webhook } = await site.make(receiver.url)
    const hostile = receiver.url.replace('127.0.0.1', '127.0.0.2')
    const refused = await site.app.fetch(`/api/webhooks/${webhook}`, {
      method: 'PATCH',
      as: site.admin,
      headers: { 'accept-language': 'fr' },
      json: { url: hostile },
    })
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      400,
      expect.stringContaining('Cette adresse n’est pas publique'),
    ])
    await site.app.payload.db.updateOne({ collection: 'webhooks', id: webhook, data: { url: hostile } })
    await aSpeaker(site.app)
    await site.untilDelivery(webhook, ({ failure }) => failure === 'private-address')
    expect(receiver.received).toEqual([])
  })
})

describe('the log of a webhook', () => {
  test('has the deliveries of 30 days, the newest of them when there are many, and all that wait', async () => {
    const receiver = await aReceiver()
    const { id: webhook } = await site.make(receiver.url)
    await site.app.fetch(`/api/webhooks/${webhook}`, { method: 'PATCH', as: site.admin, json: { isActive: false } })
    const write = (name: string, daysAgo: number, state: string) => {
      const at = new Date(Date.now() - daysAgo * 24 * 3_600_000).toISOString()
      const row = { key: name, subject: name, document: name, event: 'content.changed', position: 1, attempts: 1 }
      const data = { ...row, webhook, state, happenedAt: at, queuedAt: at, nextAttemptAt: at }
      return site.app.payload.db.create({ collection: 'webhook-deliveries', data })
    }
    for (const days of [1, 2, 3, 4]) await write(`delivered ${days}`, days, 'delivered')
    await write('dead', 5, 'dead')
    await write('waiting', 6, 'pending')
    await write('old', 31, 'delivered')
    const names = async () => (await site.deliveries(webhook)).map(({ document }) => document).toSorted()
    await removeOldDeliveries(site.app.payload)
    expect(await names()).toEqual(['dead', 'delivered 1', 'delivered 2', 'delivered 3', 'delivered 4', 'waiting'])
    await removeOldDeliveries(site.app.payload, { days: 30, most: 3 })
    expect(await names()).toEqual(['delivered 1', 'delivered 2', 'delivered 3', 'waiting'])
  })
})

describe('what waits', () => {
  test('is delivered once by two processes', async () => {
    const second = site.startWorker()
    const receiver = await aReceiver()
    await site.make(receiver.url)
    const ids: string[] = []
    for (let nth = 0; nth < 12; nth += 1) {
      ids.push((await aSpeaker(site.app)).id)
      second.wake()
    }
    await until(() => ids.every((id) => receiver.about(id).length > 0), 20_000)
    await second.close()
    expect(ids.map((id) => receiver.about(id).length)).toEqual(ids.map(() => 1))
  })

  test('is delivered after a stop, and the stop does not wait for a receiver that hangs', async () => {
    const receiver = await aReceiver(() => undefined)
    const { id: webhook } = await site.make(receiver.url)
    const { id } = await aSpeaker(site.app)
    await until(() => receiver.about(id).length === 1)
    const began = performance.now()
    await site.stopWorkers()
    expect(performance.now() - began).toBeLessThan(6_000)
    expect(await site.deliveries(webhook)).toMatchObject([{ state: 'pending', attempts: 0 }])
    receiver.answer((response) => void response.writeHead(204).end())
    site.startWorker()
    await site.untilDelivery(webhook, ({ state }) => state === 'delivered')
    expect(receiver.about(id)).toHaveLength(2)
  })
})
