import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '../../src/database/content-hash'
import { type SnapshotEvent, SnapshotScheduler } from '../../src/delivery/snapshot/scheduler'
import { publicCollections } from '../../src/domain/public-collections'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aRoom, aSpeaker, aTestimonial } from '../support/fixtures'
import { until } from '../support/wait-until'

let app: TestApp
let folder: string
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  folder = await mkdtemp(join(tmpdir(), 'assises_test_restart-'))
  editor = await signIn(app, 'editor')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await app.close()
})

/** Another cache in front of the application, with its snapshot. */
async function aCache() {
  const site = await startCachedApp(app)
  const events: SnapshotEvent[] = []
  const scheduler = new SnapshotScheduler(site.delivery, {
    path: join(folder, 'cache.snapshot'),
    build: 'b1',
    contentHash: () => contentHash(app.payload),
    observesAllWrites: app.database.kind === 'sqlite',
    collections: publicCollections,
    onEvent: (event) => void events.push(event),
  })
  const read = async (path: string) => {
    const response = await fetch(`${site.url}${path}`)
    const body = await response.text()
    // An entry is stored once it is in every encoding.
    await until(() => site.delivery.fills.inFlight === 0)
    return { state: response.headers.get('x-cache'), status: response.status, body }
  }
  return { ...site, scheduler, events, read }
}

/** The response of a cache after another one cached it and was closed, and `meanwhile` happened. */
async function afterRestart(path: string, meanwhile: () => Promise<unknown>) {
  const first = await aCache()
  await first.scheduler.restore()
  const before = await first.read(path)
  expect(before.status).toBe(200)
  await first.scheduler.close()
  expect(first.events.at(-1)).toMatchObject({ outcome: 'saved' })
  await first.close()
  await meanwhile()
  const second = await aCache()
  try {
    await second.scheduler.restore()
    return { before, ...(await second.read(path)), asked: second.requestCount(), events: second.events }
  } finally {
    await second.close()
  }
}

const patch = (path: string, json: object) => app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })

test('the cache survives a restart', async () => {
  const { id } = await aSpeaker(app)
  const after = await afterRestart(`/api/speakers/${id}`, async () => {
    await signIn(app, 'editor')
    await patch(`speakers/${id}?draft=true`, { name: 'Un brouillon' })
  })
  expect(after).toMatchObject({ state: 'HIT', asked: 0, body: after.before.body })
  expect(after.events).toMatchObject([{ outcome: 'restored' }])
})

describe('what changed while no process ran is never served from the snapshot', () => {
  test('edited', async () => {
    const { id } = await aSpeaker(app)
    const after = await afterRestart(`/api/speakers/${id}`, () =>
      patch(`speakers/${id}`, { name: 'Autre nom', _status: 'published' }),
    )
    expect([after.state, JSON.parse(after.body).name]).toEqual(['MISS', 'Autre nom'])
  })

  test('unpublished', async () => {
    const { id } = await aSpeaker(app)
    const after = await afterRestart(`/api/speakers/${id}`, () => patch(`speakers/${id}`, { _status: 'draft' }))
    expect(after.status).toBe(404)
  })

  test('deleted', async () => {
    const edition = await anEdition(app)
    const { id } = await aRoom(app, edition.id)
    const after = await afterRestart(`/api/rooms?where[edition][equals]=${edition.id}`, () =>
      app.payload.delete({ collection: 'rooms', id, overrideAccess: true }),
    )
    expect([after.state, JSON.parse(after.body).totalDocs]).toEqual(['MISS', 0])
  })

  test('withdrawn', async () => {
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    const after = await afterRestart(`/api/testimonials/${id}`, () =>
      patch(`consents/${consent.id}`, { withdrawnAt: new Date().toISOString() }),
    )
    expect(after.status).toBe(404)
  })

  test('a consent that ended without any write', async () => {
    const { id } = await aTestimonial(app)
    await aConsent(app, 'testimonials', id)
    const end = Date.now() + 4_000
    await app.payload.db.updateOne({
      collection: 'testimonials',
      id,
      data: { consentUntil: new Date(end).toISOString() },
    })
    const after = await afterRestart(`/api/testimonials/${id}`, async () => {
      expect(Date.now()).toBeLessThan(end)
      await new Promise((resolve) => setTimeout(resolve, end + 50 - Date.now()))
    })
    expect(after.status).toBe(404)
  })

  test('written to the database directly, its date untouched', async () => {
    const { id, updatedAt } = await aSpeaker(app)
    const after = await afterRestart(`/api/speakers/${id}`, () =>
      app.payload.db.updateOne({ collection: 'speakers', id, data: { name: 'Écrit à la main', updatedAt } }),
    )
    expect([after.state, JSON.parse(after.body).name]).toEqual(['MISS', 'Écrit à la main'])
    expect(JSON.parse(after.body).updatedAt).toBe(updatedAt)
  })
})
