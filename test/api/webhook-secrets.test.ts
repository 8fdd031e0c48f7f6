import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import type { Session } from '../support/app'
import { aSpeaker } from '../support/fixtures'
import { readSql } from '../support/sqlite-client'
import { until } from '../support/wait-until'
import { type Receiver, startReceiver, verified } from '../support/webhook-receiver'
import { type MadeWebhook, type WebhookSite, webhookSite } from '../support/webhook-site'

let site: WebhookSite
let receiver: Receiver
let webhook: MadeWebhook

beforeAll(async () => {
  site = await webhookSite()
  receiver = await startReceiver()
  webhook = await site.make(receiver.url)
})
beforeEach(() => {
  receiver.received.length = 0
})
afterAll(async () => {
  await receiver.close()
  await site.close()
})

const call = (path: string, method = 'POST', as: Session | undefined = site.admin) =>
  site.app.fetch(`/api/webhooks/${webhook.id}/${path}`, { method, as, headers: { 'accept-language': 'fr' } })

describe('a secret', () => {
  test('has the form of Standard Webhooks, and is shown this one time', async () => {
    expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const state = await (await call('secret', 'GET')).json()
    expect(state).toEqual({ secret: { isReadable: true } })
    const seen = [
      await (await site.app.fetch(`/api/webhooks/${webhook.id}`, { as: site.admin })).text(),
      await (await site.app.fetch('/api/webhook-deliveries', { as: site.admin })).text(),
      await (await site.app.fetch('/api/webhook-secrets', { as: site.admin })).text(),
      JSON.stringify(await site.app.payload.db.find({ collection: 'webhook-secrets', pagination: false })),
    ].join()
    expect(seen).not.toContain(webhook.secret)
    expect(seen).not.toContain(webhook.secret.slice('whsec_'.length))
    if (site.app.database.kind === 'sqlite') {
      const rows = await readSql(site.app.database.url, 'SELECT * FROM webhook_secrets')
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toContain(webhook.secret.slice('whsec_'.length))
    }
  })

  test('that is replaced signs for another day beside the new one', async () => {
    const response = await call('secret')
    expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'private, no-store'])
    const { secret, previousUntil } = await response.json()
    expect(new Date(previousUntil).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    const { id } = await aSpeaker(site.app)
    await until(() => receiver.about(id).length > 0)
    const [message] = receiver.about(id)
    if (!message) throw new Error('Nothing was received.')
    for (const one of [webhook.secret, secret]) expect(verified(one, message)).toEqual(message.message)

    await site.app.payload.db.updateMany({
      collection: 'webhook-secrets',
      where: { webhook: { equals: webhook.id } },
      data: { previousUntil: new Date(Date.now() - 1).toISOString() },
    })
    const later = await aSpeaker(site.app)
    await until(() => receiver.about(later.id).length > 0)
    const [last] = receiver.about(later.id)
    if (!last) throw new Error('Nothing was received.')
    expect(verified(secret, last)).toEqual(last.message)
    expect(() => verified(webhook.secret, last)).toThrow()
  })

  test('is made once by two administrators at the same moment, or both answers say which one holds', async () => {
    const answers = await Promise.all([call('secret'), call('secret'), call('secret')])
    const made = await Promise.all(
      answers.filter(({ status }) => status === 201).map(async (response) => (await response.json()).secret as string),
    )
    expect(answers.map(({ status }) => status).every((status) => status === 201 || status === 409)).toBe(true)
    const { id } = await aSpeaker(site.app)
    await until(() => receiver.about(id).length > 0)
    const [message] = receiver.about(id)
    if (!message) throw new Error('Nothing was received.')
    const valid = made.filter((secret) => {
      try {
        return Boolean(verified(secret, message))
      } catch {
        return false
      }
    })
    expect(valid.length).toBeGreaterThan(0)
  })

  test('of the site that is not the one of the database is a warning of the start, until it is accepted by its name', async () => {
    const { checkSecret } = await import('../../src/boot/secret-check')
    const check = async (PAYLOAD_SECRET: string, SECRET_CHANGED?: string) =>
      (await checkSecret(site.app.payload, { PAYLOAD_SECRET, SECRET_CHANGED })).warnings?.join() ?? 'accepted'
    expect([await check('one'), await check('one')]).toEqual(['accepted', 'accepted'])
    const warning = await check('other')
    expect(warning).toMatch(/^ATTENTION.*PAYLOAD_SECRET n’est pas la clé secrète.*Remettez l’ancienne/)
    const [, named] = /SECRET_CHANGED=([\w-]+)/.exec(warning) ?? []
    expect([await check('third', named), await check('one')]).toEqual([expect.stringContaining('SECRET_'), 'accepted'])
    expect([await check('other', named), await check('other')]).toEqual(['accepted', 'accepted'])
    await site.app.payload.kv.delete('secret-check')
  })

  test('that was sealed with another PAYLOAD_SECRET is named at once, and what waits is sent once it is replaced', async () => {
    const own = await startReceiver()
    const made = await site.make(own.url)
    const { seal } = await import('../../src/env/seal')
    const { findWebhookProblems } = await import('../../src/admin/home/webhook-problems')
    const where = { webhook: { equals: made.id } }
    const data = { current: seal(made.secret, 'what PAYLOAD_SECRET was before', 'assises.webhook-secret.1') }
    await site.app.payload.db.updateMany({ collection: 'webhook-secrets', where, data })
    const request = (path: string, method = 'POST') =>
      site.app.fetch(`/api/webhooks/${made.id}/${path}`, {
        method,
        as: site.admin,
        headers: { 'accept-language': 'en' },
      })
    expect(await (await request('secret', 'GET')).json()).toEqual({ secret: { isReadable: false } })
    const refused = await request('test')
    expect([refused.status, (await refused.json()).errors[0]]).toMatchObject([
      409,
      { code: 'WEBHOOK_SECRET_UNREADABLE', message: expect.stringContaining('PAYLOAD_SECRET has changed') },
    ])

    const { id } = await aSpeaker(site.app)
    await site.untilDelivery(made.id, ({ state, failure }) => state === 'pending' && failure === 'unreadable-secret')
    const problem = { id: made.id, name: 'Site', lost: 0, isUnreadable: true, isWithoutEdition: false }
    expect(await findWebhookProblems(site.app.payload)).toContainEqual(problem)
    expect(own.received).toEqual([])

    // The old one could sign nothing: there is no overlap.
    const replaced = await (await request('secret')).json()
    expect(replaced).toEqual({ secret: expect.stringMatching(/^whsec_/) })
    const [waiting] = await site.deliveries(made.id)
    await request(`deliveries/${waiting?.id}/resend`)
    await until(() => own.about(id).length > 0)
    const [message] = own.about(id)
    if (!message) throw new Error('Nothing was received.')
    expect(verified(replaced.secret, message)).toEqual(message.message)
    await site.untilDelivery(made.id, ({ state }) => state === 'delivered')
    expect((await findWebhookProblems(site.app.payload)).map((found) => found.id)).not.toContain(made.id)
    await site.app.fetch(`/api/webhooks/${made.id}`, { method: 'DELETE', as: site.admin })
    await own.close()
  })

  test('goes with its webhook, and so do the deliveries', async () => {
    const made = await site.make(receiver.url)
    await site.app.fetch(`/api/webhooks/${made.id}`, { method: 'DELETE', as: site.admin })
    const where = { webhook: { equals: made.id } }
    for (const collection of ['webhook-secrets', 'webhook-deliveries'] as const) {
      expect((await site.app.payload.count({ collection, where, overrideAccess: true })).totalDocs).toBe(0)
    }
  })
})

describe('a trial', () => {
  test('is sent at once to the receiver, signed', async () => {
    expect((await call('test')).status).toBe(202)
    await until(() => receiver.received.length > 0)
    const message = receiver.received.find(({ message }) => message.type === 'webhook.test')
    expect(message?.message.data).toEqual({ webhook: webhook.id })
    await site.untilDelivery(webhook.id, ({ event, state }) => event === 'webhook.test' && state === 'delivered')
  })

  test('is refused without a secret, and to an inactive webhook, with what to do', async () => {
    const values = { name: 'Sans secret', url: receiver.url, events: ['content.changed'] }
    const created = await site.app.fetch('/api/webhooks', { method: 'POST', as: site.admin, json: values })
    const { doc } = await created.json()
    const attempt = async () => {
      const path = `/api/webhooks/${doc.id}/test`
      const response = await site.app.fetch(path, {
        method: 'POST',
        as: site.admin,
        headers: { 'accept-language': 'fr' },
      })
      return [response.status, (await response.json()).errors[0]]
    }
    expect(await attempt()).toMatchObject([409, { code: 'WEBHOOK_WITHOUT_SECRET' }])
    const json = { isActive: false }
    await site.app.fetch(`/api/webhooks/${doc.id}`, { method: 'PATCH', as: site.admin, json })
    expect(await attempt()).toMatchObject([
      409,
      { code: 'WEBHOOK_INACTIVE', message: expect.stringMatching(/Cochez «.Actif.»/) },
    ])
  })
})

test('only administrators make secrets, send trials and send again', async () => {
  const [delivery] = await site.deliveries(webhook.id)
  const readers = [
    await signIn(site.app, 'editor'),
    await signIn(site.app, 'contributor'),
    await createApiClient(site.app, 'preview'),
    { authorization: '' },
  ]
  receiver.received.length = 0
  for (const reader of readers) {
    for (const path of ['secret', 'test', `deliveries/${delivery?.id}/resend`]) {
      expect((await call(path, 'POST', reader)).status).toBe(403)
    }
    expect((await call('secret', 'GET', reader)).status).toBe(403)
  }
  expect(receiver.received).toEqual([])
})

test('there are no more webhooks than requests may be under way', async () => {
  const values = { name: 'De trop', url: receiver.url, events: ['content.changed'] }
  const create = () => site.app.fetch('/api/webhooks', { method: 'POST', as: site.admin, json: values })
  let status = 201
  for (let nth = 0; status === 201 && nth < 40; nth += 1) status = (await create()).status
  expect(status).toBe(409)
  expect((await site.app.payload.count({ collection: 'webhooks', overrideAccess: true })).totalDocs).toBe(32)
})
