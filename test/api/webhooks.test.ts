import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, create, unique } from '../support/fixtures'
import { until } from '../support/wait-until'
import { type Receiver, startReceiver, verified } from '../support/webhook-receiver'
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

async function aReceiver(): Promise<Receiver> {
  const receiver = await startReceiver()
  receivers.push(receiver)
  return receiver
}

const update = (collection: string, id: string, data: object) =>
  site.app.payload.update({ collection: collection as 'sessions', id, data, overrideAccess: true, depth: 0 })

const eventsOf = (receiver: Receiver, id: string) => receiver.about(id).map(({ message }) => message.type)

describe('a message', () => {
  test('is signed, says what happened, and has the document as an anonymous reader gets it', async () => {
    const receiver = await aReceiver()
    const { secret } = await site.make(receiver.url)
    const edition = await anEdition(site.app)
    const room = await aRoom(site.app, edition.id)
    const hidden = await aSpeaker(site.app, { _status: 'draft' })
    const { id } = await aSession(site.app, edition.id, {
      room: room.id,
      participants: [{ speaker: hidden.id, role: 'speaker' }],
    })
    await until(() => receiver.about(id).length > 0)
    const [first] = receiver.about(id)
    if (!first) throw new Error('Nothing was received.')
    const message = verified(secret, first) as typeof first.message
    expect(message).toMatchObject({
      type: 'content.published',
      data: { collection: 'sessions', id, editions: [edition.id] },
    })
    const rest = await site.app.fetch(`/api/sessions/${id}?depth=0`)
    expect(message.data.document).toEqual(await rest.json())
    expect(first.body).not.toContain(hidden.id)
    expect(new Date(message.timestamp).getTime()).toBeLessThanOrEqual(Date.now())
  })

  test('has the same identifier at each attempt, and messages of one document come in order', async () => {
    const receiver = await aReceiver()
    let refused = 0
    receiver.answer((response, { message }) => {
      const isRefused = message.data.collection === 'sessions' && refused < 2
      if (isRefused) refused += 1
      response.writeHead(isRefused ? 500 : 204).end()
    })
    const { id: webhook } = await site.make(receiver.url)
    const edition = await anEdition(site.app)
    const { id } = await aSession(site.app, edition.id)
    await until(() => receiver.about(id).length > 0)
    await update('sessions', id, { title: unique('Titre') })
    await site.untilDelivery(webhook, ({ event }) => event === 'session.changed')
    await update('sessions', id, { status: 'cancelled' })
    await site.untilDelivery(webhook, ({ event }) => event === 'session.cancelled')
    // What waits behind the first message is not sent before it.
    expect(new Set(eventsOf(receiver, id))).toEqual(new Set(['content.published']))
    const other = await aSpeaker(site.app)
    await until(() => receiver.about(other.id).length > 0)
    await until(async () => {
      await site.makeDue(webhook)
      return eventsOf(receiver, id).length === 8
    }, 20_000)
    expect(eventsOf(receiver, id)).toEqual([
      ...['content.published', 'content.published', 'content.published', 'content.changed', 'session.changed'],
      ...['content.changed', 'session.cancelled', 'session.changed'],
    ])
    const attempts = receiver.about(id).slice(0, 3)
    expect(new Set(attempts.map((attempt) => attempt.id)).size).toBe(1)
  })

  test('is of the events and the editions that were chosen', async () => {
    const [own, other] = [await anEdition(site.app), await anEdition(site.app)]
    const receiver = await aReceiver()
    await site.make(receiver.url, { events: ['session.cancelled'], editions: [own.id] })
    const ids: string[] = []
    for (const edition of [other, own]) {
      const { id } = await aSession(site.app, edition.id)
      await site.settle()
      await update('sessions', id, { title: unique('Titre') })
      await site.settle()
      await update('sessions', id, { status: 'cancelled' })
      ids.push(id)
    }
    await until(() => receiver.received.length > 0)
    expect(receiver.received.map(({ message }) => [message.type, message.data.id])).toEqual([
      ['session.cancelled', ids[1]],
    ])
  })

  test('of a release comes with its public changelog', async () => {
    const edition = await anEdition(site.app)
    await aSession(site.app, edition.id, { _status: 'draft' })
    const receiver = await aReceiver()
    await site.make(receiver.url, { events: ['edition.released'], editions: [edition.id] })
    const release = await site.app.fetch(`/api/programme/${edition.id}/release`, { method: 'POST', as: site.admin })
    expect(release.status).toBe(201)
    await until(() => receiver.received.length > 0)
    expect(receiver.received[0]?.message).toMatchObject({
      type: 'edition.released',
      data: { collection: 'releases', editions: [edition.id], document: { number: 1 } },
    })
  })

  test('that waited shows nothing that has been withdrawn meanwhile', async () => {
    const receiver = await aReceiver()
    receiver.answer((response) => void response.writeHead(503).end())
    const { id: webhook } = await site.make(receiver.url)
    const name = unique('Retirée')
    const { id } = await aSpeaker(site.app, { name })
    await until(() => receiver.about(id).length === 1)
    expect(receiver.about(id)[0]?.body).toContain(name)
    await update('speakers', id, { _status: 'draft' })
    await site.untilDelivery(webhook, ({ event }) => event === 'content.withdrawn')
    receiver.answer((response) => void response.writeHead(204).end())
    await until(async () => {
      await site.makeDue(webhook)
      return receiver.about(id).length >= 3
    }, 20_000)
    const later = receiver.about(id).slice(1)
    expect(later.map(({ message }) => [message.type, message.data.document])).toEqual([
      ['content.published', null],
      ['content.withdrawn', undefined],
    ])
    expect(later.map(({ body }) => body).join()).not.toContain(name)
  })

  test('of a testimonial whose consent is withdrawn has nothing but where it was', async () => {
    const edition = await anEdition(site.app)
    const testimonial = await aTestimonial(site.app, { name: unique('Amina'), editions: [edition.id] })
    const receiver = await aReceiver()
    const { secret } = await site.make(receiver.url, { editions: [edition.id] })
    const consent = await aConsent(site.app, 'testimonials', testimonial.id)
    await until(() => receiver.about(testimonial.id).length > 0)
    const withdrawnAt = new Date().toISOString()
    await site.app.fetch(`/api/consents/${consent.id}`, { method: 'PATCH', as: site.admin, json: { withdrawnAt } })
    await until(() => eventsOf(receiver, testimonial.id).includes('content.withdrawn'))
    const last = receiver.about(testimonial.id).at(-1)
    if (!last) throw new Error('Nothing was received.')
    const { type, data } = verified(secret, last) as typeof last.message
    expect([type, data]).toEqual([
      'content.withdrawn',
      { collection: 'testimonials', id: testimonial.id, editions: [edition.id], tags: expect.any(Array) },
    ])
    expect(last.body).not.toContain(String(testimonial.name))
    expect(last.body).not.toContain(String(testimonial.slug))
    const rows = JSON.stringify(await site.app.payload.db.find({ collection: 'webhook-deliveries', pagination: false }))
    expect(rows).not.toContain(String(testimonial.slug))
  })
})

describe('a webhook of chosen editions', () => {
  const save = async (id: string, json: object) =>
    (await (await site.app.fetch(`/api/webhooks/${id}`, { method: 'PATCH', as: site.admin, json })).json()).doc

  test('gets nothing once all of them were deleted, the home of an administrator says so, and it can be opened to all', async () => {
    const { findWebhookProblems } = await import('../../src/admin/home/webhook-problems')
    const [chosen, other] = [await anEdition(site.app), await anEdition(site.app)]
    const [receiver, all] = [await aReceiver(), await aReceiver()]
    const { id } = await site.make(receiver.url, { editions: [chosen.id] })
    await site.make(all.url)
    const problem = { id, name: 'Site', lost: 0, isUnreadable: false, isWithoutEdition: true }
    expect(await findWebhookProblems(site.app.payload)).not.toContainEqual(problem)
    await site.app.payload.delete({ collection: 'editions', id: chosen.id, overrideAccess: true })
    expect(await findWebhookProblems(site.app.payload)).toContainEqual(problem)

    const later = [await aSession(site.app, other.id), await aSpeaker(site.app), await aSpeaker(site.app)]
    await until(() => later.every((document) => all.about(document.id).length > 0))
    // Each change is queued for all webhooks before the next one.
    const queued = (await site.deliveries(id)).map(({ document }) => document)
    expect(later.slice(0, 2).filter((document) => queued.includes(document.id))).toEqual([])

    expect(await save(id, { isLimited: false })).toMatchObject({ isLimited: false, editions: [] })
    expect(await findWebhookProblems(site.app.payload)).toEqual([])
    const opened = await aSpeaker(site.app)
    await until(() => receiver.about(opened.id).length > 0)
  })

  test('is limited by who chooses them, and by the switch without any', async () => {
    const edition = await anEdition(site.app)
    const receiver = await aReceiver()
    const { id } = await site.make(receiver.url)
    const shown = async (json: object) => {
      const { isLimited, editions } = await save(id, json)
      return [isLimited, editions.map(({ id }: { id: string }) => id)]
    }
    expect(await shown({ name: 'Autre nom' })).toEqual([false, []])
    expect(await shown({ editions: [edition.id] })).toEqual([true, [edition.id]])
    expect(await shown({ editions: [] })).toEqual([true, []])
    expect(await shown({ isLimited: false })).toEqual([false, []])
    expect(await shown({ isLimited: true })).toEqual([true, []])
  })
})

test('a change before the webhook, or while it is inactive, is not sent', async () => {
  const receiver = await aReceiver()
  const before = await aSpeaker(site.app)
  const first = await aReceiver()
  await site.make(first.url)
  const { id } = await site.make(receiver.url)
  await update('webhooks', id, { isActive: false })
  const meanwhile = await aSpeaker(site.app)
  await until(() => first.about(meanwhile.id).length > 0)
  await site.settle()
  await update('webhooks', id, { isActive: true })
  const after = await create(site.app, 'organisations', {
    name: unique('Organisme'),
    kind: 'company',
    _status: 'published',
  })
  await until(() => receiver.about(after.id).length > 0)
  expect([...receiver.about(before.id), ...receiver.about(meanwhile.id)]).toEqual([])
})
