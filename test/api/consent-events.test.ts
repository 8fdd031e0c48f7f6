import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOverConsents } from '../../src/boot/carry-over-consents'
import { currentWording } from '../../src/domain/consent-wordings'
import type { ConsentEvent } from '../../src/payload-types'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, aTestimonial } from '../support/fixtures'
import { withMongo } from '../support/mongo'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const patch = (id: string, json: object) => app.fetch(`/api/consents/${id}`, { method: 'PATCH', as: editor, json })
async function eventsOf(consent: string): Promise<ConsentEvent[]> {
  const response = await app.fetch(`/api/consent-events?where[consent][equals]=${consent}&sort=at`, { as: editor })
  return (await response.json()).docs
}
const kindsOf = async (consent: string) => (await eventsOf(consent)).map(({ kind }) => kind)

test('each change of a consent is recorded in order, with the text that the person read and who wrote it', async () => {
  const { id: value } = await aTestimonial(app)
  const json = {
    person: 'Amina Benali',
    subject: { relationTo: 'testimonials', value },
    scope: ['quote', 'name'],
    givenOn: '2026-01-15',
    wording: currentWording.version,
    how: 'paper',
    displayMode: 'first-name',
  }
  const response = await app.fetch('/api/consents', { method: 'POST', as: editor, json })
  const { id } = (await response.json()).doc
  await patch(id, { expiresOn: '2999-01-01' })
  await patch(id, { expiresOn: '2999-01-01' })
  await patch(id, { withdrawnAt: new Date().toISOString() })
  await app.fetch(`/api/consents/${id}`, { method: 'DELETE', as: editor })
  const events = await eventsOf(id)
  expect(events.map(({ kind }) => kind)).toEqual(['given', 'changed', 'withdrawn', 'deleted'])
  expect(events[0]).toMatchObject({
    subjectCollection: 'testimonials',
    subject: value,
    person: 'Amina Benali',
    scope: ['name', 'quote'],
    displayMode: 'first-name',
    from: '2026-01-15',
    to: null,
    wording: currentWording.version,
    wordingText: currentWording.text,
    how: 'paper',
    by: expect.any(String),
  })
  expect(events[1]?.to).toBe('2999-01-01')
})

test('an event cannot be written, changed or removed by anybody', async () => {
  const consent = await aConsent(app, 'testimonials', (await aTestimonial(app)).id)
  const [event] = await eventsOf(consent.id)
  const admin = await signIn(app, 'admin')
  const requests = [
    ['POST', '/api/consent-events', { kind: 'given', at: new Date().toISOString() }],
    ['PATCH', `/api/consent-events/${event?.id}`, { kind: 'withdrawn' }],
    ['DELETE', `/api/consent-events/${event?.id}`, undefined],
  ] as const
  for (const [method, path, json] of requests) {
    expect((await app.fetch(path, { method, as: admin, json })).status, method).toBe(403)
  }
  expect(await kindsOf(consent.id)).toEqual(['given'])
})

test('a refused change leaves no event', async () => {
  const consent = await aConsent(app, 'testimonials', (await aTestimonial(app)).id)
  expect((await patch(consent.id, { givenOn: '2999-01-01' })).status).toBe(400)
  expect(await kindsOf(consent.id)).toEqual(['given'])
})

test('a testimonial that shows more of a name than the person chose is not public', async () => {
  const { id } = await aTestimonial(app, { displayMode: 'full-name' })
  const consent = await aConsent(app, 'testimonials', id)
  const status = async () => (await app.fetch(`/api/testimonials/${id}`)).status
  expect(await status()).toBe(200)
  await patch(consent.id, { displayMode: 'first-name' })
  expect(await status()).toBe(404)
  await patch(consent.id, { displayMode: 'full-name' })
  expect(await status()).toBe(200)
})

test('the consents of a MongoDB database from before have their events', async (context) => {
  if (app.database.kind !== 'mongodb') return context.skip()
  const { id: value } = await aTestimonial(app)
  const valid = await aConsent(app, 'testimonials', value)
  const withdrawn = await aConsent(app, 'testimonials', value, { withdrawnAt: '2026-02-01T10:00:00.000Z' })
  await withMongo(app.database.url, (connection) => connection.collection('consent-events').deleteMany({}))
  await Promise.all([carryOverConsents(app.payload), carryOverConsents(app.payload)])
  await carryOverConsents(app.payload)
  expect(await kindsOf(valid.id)).toEqual(['given'])
  expect((await kindsOf(withdrawn.id)).sort()).toEqual(['given', 'withdrawn'])
  expect((await eventsOf(valid.id))[0]).toMatchObject({ subject: value, scope: expect.arrayContaining(['quote']) })
})
