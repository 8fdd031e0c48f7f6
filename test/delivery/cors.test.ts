import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aSession } from '../support/fixtures'
import { anImage } from '../support/visibility-fixtures'

// A page that the configuration does not know, and one that it names.
const unknown = 'https://ailleurs.exemple'
const listed = 'https://www.exemple.fr'

let app: TestApp
let site: CachedApp
let slug: string
let picture: string

beforeAll(async () => {
  app = await bootApp()
  app.payload.config.cors = [listed]
  site = await startCachedApp(app)
  const edition = await anEdition(app)
  slug = String(edition.slug)
  await aSession(app, edition.id)
  const file = await anImage('cors')
  picture = String(
    (
      await app.payload.create({
        collection: 'media',
        data: { alt: 'Un logo', needsConsent: false },
        file,
        overrideAccess: true,
      })
    ).url,
  )
})
afterAll(async () => {
  await site.close()
  await app.close()
})

const send = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(site.url + path, { redirect: 'manual', ...init })
  await response.arrayBuffer()
  const of = (name: string) => response.headers.get(name)
  return {
    status: response.status,
    origin: of('access-control-allow-origin'),
    credentials: of('access-control-allow-credentials'),
    vary: of('vary') ?? '',
    cache: of('x-cache'),
    methods: of('access-control-allow-methods'),
    headers: of('access-control-allow-headers') ?? '',
    exposed: of('access-control-expose-headers') ?? '',
  }
}

const query = encodeURIComponent('{ Editions { docs { title } } }')
const reads = (): [name: string, path: string, init?: RequestInit][] => [
  ['a list', '/api/editions'],
  ['a document by its address', `/api/editions/by-slug/${slug}`],
  ['GraphQL by GET', `/api/graphql?query=${query}`],
  [
    'GraphQL by POST',
    '/api/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ Sessions { docs { title } } }"}',
    },
  ],
  ['a feed', `/feeds/${slug}/schedule.json`],
  ['the log of changes', '/api/changes'],
  ['the description', '/api/openapi.json'],
  ['a refusal', '/api/editions?where[nothing][equals]=1'],
  ['what is not there', '/api/editions/by-slug/nulle-part'],
  ['a picture', picture],
  ['a file that is not there', '/api/media/file/nothing.webp'],
]

describe('a page of any origin', () => {
  test('reads what is public, from the cache and beside it, with errors and validators', async () => {
    for (const [name, path, init = {}] of reads()) {
      const headers = { ...init.headers, origin: unknown }
      const [first, second] = [await send(path, { ...init, headers }), await send(path, { ...init, headers })]
      expect([name, first.origin, second.origin]).toEqual([name, '*', '*'])
      expect([name, second.credentials]).toEqual([name, null])
      for (const { exposed } of [first, second])
        expect([name, exposed]).toEqual([name, expect.stringMatching(/^ETag, /)])
    }
  })

  test('reads that the database does not answer', async () => {
    site.delivery.store.clear()
    site.setDatabaseUp(false)
    expect(await send('/api/rooms', { headers: { origin: unknown } })).toMatchObject({ status: 503, origin: '*' })
    site.setDatabaseUp(true)
  })

  test('may send a query as JSON and a validator, and no key', async () => {
    const preflight = (path: string, method: string) =>
      send(path, { method: 'OPTIONS', headers: { origin: unknown, 'access-control-request-method': method } })
    const graphql = await preflight('/api/graphql', 'POST')
    expect(graphql).toMatchObject({ status: 204, origin: '*', credentials: null, methods: 'GET, HEAD, POST' })
    expect(graphql.headers).toMatch(/Content-Type.*If-None-Match/)
    expect(graphql.headers).not.toMatch(/authorization/i)
    for (const path of ['/api/sessions', `/feeds/${slug}/schedule.json`, '/api/changes', '/api/openapi.json']) {
      const answer = await preflight(path, 'GET')
      expect([path, answer]).toMatchObject([path, { status: 204, origin: '*', methods: 'GET, HEAD' }])
      expect([path, answer.headers]).toEqual([path, expect.stringContaining('If-None-Match')])
      expect([path, answer.headers]).toEqual([path, expect.not.stringMatching(/authorization/i)])
    }
  })

  test('reads nothing with a key or a cookie', async () => {
    const { authorization } = await createApiClient(app, 'preview')
    for (const sent of [{ authorization }, { cookie: 'payload-token=abc' }] as Record<string, string>[]) {
      const answer = await send('/api/editions', { headers: { origin: unknown, ...sent } })
      expect(answer.origin).toBeNull()
    }
  })
})

describe('a page of an origin in CORS_ORIGINS', () => {
  test('reads with credentials, and shared caches keep both answers apart', async () => {
    const { authorization } = await createApiClient(app, 'preview')
    for (const headers of [{ origin: listed }, { origin: listed, authorization }] as Record<string, string>[]) {
      const answer = await send('/api/editions', { headers })
      expect(answer).toMatchObject({ origin: listed, credentials: 'true' })
      expect(answer.vary).toContain('Origin')
    }
    for (const path of ['/api/editions', '/api/media/file/inconnu.webp', picture, '/api/users/me']) {
      expect([path, (await send(path)).vary]).toEqual([path, expect.stringContaining('Origin')])
    }
  })
})
