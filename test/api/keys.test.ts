import { createHmac } from 'node:crypto'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOfKey } from '../../collections/api-clients/check-key'
import { carryOverKeys } from '../../src/boot/carry-over-keys'
import type { ApiClient } from '../../src/payload-types'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, create } from '../support/fixtures'
import { until } from '../support/wait-until'

let app: TestApp
let admin: Session
beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  admin = await signIn(app, 'admin')
})
afterAll(() => app.close())

/** A path of each surface that answers anonymous readers. */
const surfaces = async () => {
  const edition = await anEdition(app)
  return [
    '/api/sessions?limit=1',
    '/api/sessions/count',
    `/api/editions/${edition.id}`,
    `/api/editions/by-slug/${edition.slug}`,
    '/api/graphql?query={__typename}',
    '/api/openapi.json',
    '/api/media/file/none.webp',
    '/api/changes?limit=1',
    '/api/changes/stream',
    `/feeds/${edition.slug}/calendar.ics`,
    '/feeds/current/schedule.json',
    '/fr',
    '/sitemap.xml',
  ]
}

async function codeOf(response: Response): Promise<unknown> {
  const { errors } = await response.json().catch(() => ({}))
  return errors?.[0]?.code ?? errors?.[0]?.extensions?.code
}

const clientOf = (id: string) =>
  app.payload.db.findOne<ApiClient>({ collection: 'api-clients', where: { id: { equals: id } } })

/** Writes to a client as the system does. */
const change = (id: string, data: object) =>
  app.payload.update({ collection: 'api-clients', id, data, depth: 0, overrideAccess: true })

async function aKey(json: object = { name: 'Site', scope: 'read' }): Promise<{ id: string; key: string }> {
  const { doc } = await (await app.fetch('/api/api-clients', { method: 'POST', as: admin, json })).json()
  const made = await app.fetch(`/api/api-clients/${doc.id}/key`, { method: 'POST', as: admin, json: {} })
  expect(made.status).toBe(201)
  expect(made.headers.get('cache-control')).toBe('private, no-store')
  return { id: doc.id, key: (await made.json()).key }
}

const bearer = (key: string): Session => ({ authorization: `Bearer ${key}` })
const past = () => new Date(Date.now() - 1000).toISOString()

describe('a key that opens nothing', () => {
  const refused: [string, string, () => Promise<Session>][] = [
    [
      'unknown',
      'UNKNOWN_KEY',
      async () => ({ authorization: 'api-clients API-Key 0b0e7a52-0000-4000-8000-000000000000' }),
    ],
    ['no key at all', 'UNKNOWN_KEY', async () => ({ authorization: 'api-clients API-Key ' })],
    ['sent in an unknown scheme', 'UNKNOWN_KEY', async () => ({ authorization: `Token ${(await aKey()).key}` })],
    ['misspelt', 'KEY_MISSPELT', async () => bearer((await aKey()).key.slice(0, -1))],
    ['expired', 'KEY_EXPIRED', () => createApiClient(app, 'read', { expiresAt: past() })],
    ['revoked', 'KEY_REVOKED', () => createApiClient(app, 'preview', { revokedAt: past() })],
  ]

  test.each(refused)(
    'because it is %s is refused with 401 and what to do, on every surface',
    async (_, code, makeKey) => {
      const as = await makeKey()
      for (const path of await surfaces()) {
        const response = await app.fetch(path, { as, headers: { 'accept-language': 'en', ...as } })
        expect([path, response.status]).toEqual([path, 401])
        expect(response.headers.get('www-authenticate')).toContain('Bearer')
        expect(response.headers.get('cache-control')).toContain('no-store')
        expect(await codeOf(response)).toBe(code)
      }
      const posted = await app.graphql('{ Sessions { totalDocs } }', { as })
      expect([posted.status, posted.errors?.[0]?.extensions?.code, posted.data]).toEqual([401, code, undefined])
    },
  )

  test('because its client was deleted is unknown', async () => {
    const { id, key } = await aKey()
    expect((await app.fetch('/api/sessions', { as: bearer(key) })).status).toBe(200)
    await app.fetch(`/api/api-clients/${id}`, { method: 'DELETE', as: admin })
    expect(await codeOf(await app.fetch('/api/sessions', { as: bearer(key) }))).toBe('UNKNOWN_KEY')
  })
})

describe('a key', () => {
  test('is returned once, and the database holds its hash only', async () => {
    const { id, key } = await aKey()
    for (const path of [
      `/api/api-clients/${id}`,
      '/api/api-clients?limit=200',
      `/api/api-clients/${id}?select[keyHash]=true`,
    ]) {
      const text = await (await app.fetch(path, { as: admin })).text()
      expect(text).not.toContain(key)
      expect(text).not.toContain(hashOfKey(app.payload, key))
    }
    const stored = JSON.stringify(await clientOf(id))
    expect(stored).toContain(hashOfKey(app.payload, key))
    expect(stored).not.toContain(key.slice(8, 40))
  })

  test('is read in both forms of the header, and from the addresses it is tied to only', async () => {
    const { id, key } = await aKey()
    const forms = [`Bearer ${key}`, `api-clients API-Key ${key}`]
    const statuses = (address: string) =>
      Promise.all(
        forms.map(async (authorization) => {
          const headers = { authorization, 'x-forwarded-for': address }
          return (await app.fetch('/api/sessions', { headers })).status
        }),
      )
    expect(await statuses('198.51.100.9')).toEqual([200, 200])
    const networks = ['203.0.113.0/24', '2001:db8::/32']
    const tied = await app.fetch(`/api/api-clients/${id}`, { method: 'PATCH', as: admin, json: { networks } })
    expect(tied.status).toBe(200)
    expect(await statuses('203.0.113.77')).toEqual([200, 200])
    expect(await statuses('2001:db8::7')).toEqual([200, 200])
    expect(await statuses('198.51.100.9')).toEqual([403, 403])
    expect(await statuses('')).toEqual([403, 403])
    const wrong = await app.fetch(`/api/api-clients/${id}`, {
      method: 'PATCH',
      as: admin,
      json: { networks: ['nulle part'] },
    })
    expect(wrong.status).toBe(400)
  })

  test('that Payload made before works, and stays only as a hash on MongoDB too', async () => {
    const old = '0b0e7a52-1111-4111-8111-111111111111'
    const index = createHmac('sha256', app.payload.secret).update(old).digest('hex')
    const { id } = await createApiClient(app, 'read', { keyHash: index })
    if (app.payload.db.name === 'mongoose') {
      const clients = (app.payload.db as unknown as MongooseAdapter).collections['api-clients']?.collection
      const legacy = { enableAPIKey: true, apiKey: 'encrypted', apiKeyIndex: index }
      await clients?.updateOne({ keyHash: index }, { $set: legacy, $unset: { keyHash: '' } })
      for (let again = 0; again < 2; again += 1) await carryOverKeys(app.payload)
      expect(JSON.stringify(await clients?.find({}).toArray())).not.toMatch(/encrypted|apiKey/)
    }
    expect((await app.fetch('/api/sessions', { as: { authorization: `api-clients API-Key ${old}` } })).status).toBe(200)
    expect(JSON.stringify(await clientOf(id))).not.toContain(old)
  })

  test('writes nothing in either form', async () => {
    const { key } = await aKey()
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT']) {
      const response = await app.fetch('/api/sessions', { method, as: bearer(key), json: { title: 'X' } })
      expect([method, response.status, await codeOf(response)]).toEqual([method, 403, 'API_KEY_ONLY_READS'])
    }
  })

  test('has its hash, end and dates written by the operations on keys alone', async () => {
    const { id, key } = await aKey()
    const before = await clientOf(id)
    const json = {
      keyHash: 'x',
      previousKeyHash: 'x',
      keyEnd: 'x',
      keyMadeAt: past(),
      previousUntil: past(),
      revokedAt: past(),
      lastUsedAt: past(),
    }
    await app.fetch(`/api/api-clients/${id}`, { method: 'PATCH', as: admin, json })
    expect({ ...(await clientOf(id)), updatedAt: '' }).toEqual({ ...before, updatedAt: '' })
    expect((await app.fetch('/api/sessions', { as: bearer(key) })).status).toBe(200)
  })

  test('is made, renewed and revoked by administrators only', async () => {
    const { id, key } = await aKey()
    const others = [await signIn(app, 'editor'), await signIn(app, 'contributor'), bearer(key), undefined]
    for (const as of others) {
      for (const method of ['POST', 'DELETE']) {
        const response = await app.fetch(`/api/api-clients/${id}/key`, { method, as, json: {} })
        expect(response.status).toBe(403)
      }
    }
    expect((await app.fetch('/api/sessions', { as: bearer(key) })).status).toBe(200)
    expect((await app.fetch('/api/api-clients/none/key', { method: 'POST', as: admin, json: {} })).status).toBe(404)
  })
})

describe('a renewed key', () => {
  const renew = async (id: string, overlapHours: unknown) =>
    app.fetch(`/api/api-clients/${id}/key`, { method: 'POST', as: admin, json: { overlapHours } })

  test('works at once, and the old one until the chosen end', async () => {
    const { id, key: old } = await aKey()
    const answer = await (await renew(id, 24)).json()
    const read = async (key: string) => codeOf(await app.fetch('/api/sessions', { as: bearer(key) }))
    expect(Date.parse(answer.previousUntil) - Date.now()).toBeGreaterThan(23 * 3_600_000)
    expect([await read(answer.key), await read(old)]).toEqual([undefined, undefined])
    await change(id, { previousUntil: past() })
    expect([await read(answer.key), await read(old)]).toEqual([undefined, 'KEY_RENEWED'])
    const { key: last } = await (await renew(id, 0)).json()
    expect([await read(last), await read(answer.key), await read(old)]).toEqual([
      undefined,
      'KEY_RENEWED',
      'UNKNOWN_KEY',
    ])
  })

  test('is revoked together with the old one, and a key that is made later works', async () => {
    const { id, key: old } = await aKey()
    const { key } = await (await renew(id, 24)).json()
    expect((await app.fetch(`/api/api-clients/${id}/key`, { method: 'DELETE', as: admin })).status).toBe(200)
    const read = async (one: string) => codeOf(await app.fetch('/api/sessions', { as: bearer(one) }))
    expect([await read(key), await read(old)]).toEqual(['KEY_REVOKED', 'KEY_REVOKED'])
    const { key: next, previousUntil } = await (await renew(id, 24)).json()
    expect([await read(next), await read(key), previousUntil]).toEqual([undefined, 'KEY_RENEWED', null])
  })

  test('by two people at once is one key that works: the other one is refused with the reason', async () => {
    const { id } = await aKey()
    const responses = await Promise.all([renew(id, 0), renew(id, 0), renew(id, 0)])
    const made = responses.filter(({ status }) => status === 201)
    expect(made.length).toBeGreaterThan(0)
    const keys = await Promise.all(made.map(async (response) => (await response.json()).key as string))
    const codes = await Promise.all(
      keys.map(async (key) => codeOf(await app.fetch('/api/sessions', { as: bearer(key) }))),
    )
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    for (const { status } of responses) expect([201, 409]).toContain(status)
  })

  test.each([-1, 721, 1.5, '24', {}])('is refused for an overlap of %j hours', async (overlap) => {
    const { id, key } = await aKey()
    expect((await renew(id, overlap)).status).toBe(400)
    expect((await app.fetch('/api/sessions', { as: bearer(key) })).status).toBe(200)
  })
})

describe('the last use of a key', () => {
  test('is written soon after a read, once for many, and leaves the time of the last change', async () => {
    const { id, key } = await aKey()
    const before = await clientOf(id)
    expect(before?.lastUsedAt ?? null).toBeNull()
    await Promise.all(Array.from({ length: 5 }, () => app.fetch('/api/sessions', { as: bearer(key) })))
    const stored = async () => await clientOf(id)
    await until(async () => Boolean((await stored())?.lastUsedAt))
    const first = await stored()
    await app.fetch('/api/sessions', { as: bearer(key) })
    expect(await stored()).toEqual(first)
    expect(first?.updatedAt).toBe(before?.updatedAt)
  })
})

describe('a preview key of one edition', () => {
  test('reads drafts of that edition with draft=true, of nothing else, and without it what everybody reads', async () => {
    const [own, other] = [await anEdition(app), await anEdition(app)]
    const [ownDraft, otherDraft] = [
      await create(app, 'sessions', { title: 'Brouillon à elle', edition: own.id }),
      await create(app, 'sessions', { title: 'Brouillon ailleurs', edition: other.id }),
    ]
    const published = await aSession(app, own.id)
    await app.payload.update({
      collection: 'sessions',
      id: published.id,
      data: { title: 'Titre nouveau' },
      draft: true,
      overrideAccess: true,
    })
    const hidden = await create(app, 'editions', { title: 'Édition en brouillon' })
    const roomElsewhere = await aRoom(app, other.id)
    const person = await create(app, 'speakers', { name: 'Personne en brouillon' })
    const shown = await aSpeaker(app, { name: 'Personne publiée' })
    const newer = { headline: 'Bientôt' }
    await app.payload.update({ collection: 'speakers', id: shown.id, data: newer, draft: true, overrideAccess: true })
    const as = await createApiClient(app, 'preview', { isLimited: true, editions: [own.id] })
    const read = async (path: string) => {
      const response = await app.fetch(path, { as })
      return { status: response.status, body: await response.json() }
    }
    const ids = async (path: string) => (await read(path)).body.docs.map(({ id }: { id: string }) => id)
    expect(await ids('/api/sessions?draft=true&limit=200&depth=0')).toEqual(
      expect.arrayContaining([ownDraft.id, published.id]),
    )
    expect(await ids('/api/sessions?draft=true&limit=200&depth=0')).not.toContain(otherDraft.id)
    expect((await read(`/api/sessions/${published.id}?draft=true&depth=0`)).body.title).toBe('Titre nouveau')
    expect((await read(`/api/sessions/${published.id}?depth=0`)).body.title).toBe(published.title)
    for (const path of [
      `sessions/${otherDraft.id}?draft=true`,
      `sessions/${ownDraft.id}`,
      `editions/${hidden.id}?draft=true`,
      `rooms/${roomElsewhere.id}?draft=true`,
      `speakers/${person.id}?draft=true`,
    ]) {
      expect([path, (await read(`/api/${path}`)).status]).toEqual([path, 404])
    }
    // People belong to no edition: the published version, though a newer draft exists.
    const { status, body } = await read(`/api/speakers/${shown.id}?draft=true`)
    expect([status, body.headline ?? null]).toEqual([200, null])
    const count = await read('/api/sessions/count?draft=true')
    expect(count.body.totalDocs).toBe((await ids('/api/sessions?draft=true&limit=200&depth=0')).length)
    const query = '{ Sessions(draft: true, limit: 200) { docs { id } } }'
    const { data } = await app.graphql<{ Sessions: { docs: { id: string }[] } }>(query, { as })
    expect(data.Sessions.docs.map(({ id }) => id)).toEqual(expect.arrayContaining([ownDraft.id]))
    expect(data.Sessions.docs.map(({ id }) => id)).not.toContain(otherDraft.id)
  })

  test('shows no id of a draft that it may not read, and nothing once its edition is deleted', async () => {
    const own = await anEdition(app)
    const person = await create(app, 'speakers', { name: 'Encore secrète' })
    const session = await create(app, 'sessions', {
      title: 'Avec une personne en brouillon',
      edition: own.id,
      participants: [{ speaker: person.id, role: 'speaker' }],
    })
    const as = await createApiClient(app, 'preview', { isLimited: true, editions: [own.id] })
    const text = await (await app.fetch(`/api/sessions/${session.id}?draft=true&depth=2`, { as })).text()
    expect(text).toContain('Avec une personne en brouillon')
    expect(text).not.toContain(person.id)
    const client = await createApiClient(app, 'preview', { isLimited: true, editions: [] })
    expect((await app.fetch(`/api/sessions/${session.id}?draft=true`, { as: client })).status).toBe(404)
  })
})
