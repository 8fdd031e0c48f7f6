import { request as httpRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicTag } from '../../src/cache/public-tag'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'

let app: TestApp
let site: CachedApp
let editor: Session
let preview: Session

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  ;[editor, preview] = [await signIn(app, 'editor'), await createApiClient(app, 'preview')]
})
afterAll(async () => {
  await site.close()
  await app.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${site.url}${path}`, { headers })
const state = async (path: string, headers?: Record<string, string>) => {
  const response = await get(path, headers)
  await response.arrayBuffer()
  return response.headers.get('x-cache')
}
const patch = (path: string, json: object) => app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })
const post = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${site.url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })

describe('a hit', () => {
  test('is byte for byte the response of the application, without a request to it', async () => {
    const { id } = await aSpeaker(app)
    const path = `/api/speakers/${id}`
    expect([await state(path), await state(path)]).toEqual(['MISS', 'HIT'])
    const requests = site.requestCount()
    expect(await (await get(path)).text()).toBe(await (await site.origin(path)).text())
    expect(site.requestCount()).toBe(requests)
  })

  test('is shared by equivalent requests', async () => {
    const { id } = await aSpeaker(app)
    const requests = site.requestCount()
    await state(`/api/speakers?where[id][equals]=${id}&depth=0`)
    for (const same of [`depth=0&where[id][equals]=${id}`, `where%5Bid%5D%5Bequals%5D=${id}&depth=0&utm_source=mail`]) {
      expect(await state(`/api/speakers?${same}`)).toBe('HIT')
    }
    expect(site.requestCount()).toBe(requests + 1)
    expect((await post('query { Speakers(limit: 3) { docs { id } } }')).headers.get('x-cache')).toBe('MISS')
    expect((await post('query {\n  Speakers(limit: 3) { docs { id, } } # same\n}')).headers.get('x-cache')).toBe('HIT')
  })
})

describe('private responses', () => {
  test('a response to an account, to an API key or of a draft is neither stored nor served to other clients', async () => {
    const { id, name } = await aSpeaker(app)
    await app.fetch(`/api/speakers/${id}?draft=true`, { method: 'PATCH', as: editor, json: { name: 'Nom secret' } })
    const path = `/api/speakers/${id}`
    for (const headers of [{ authorization: editor.authorization }, { authorization: preview.authorization }]) {
      const response = await get(`${path}?draft=true`, headers)
      expect(response.headers.get('x-cache')).toBe('BYPASS')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect((await response.json()).name).toBe('Nom secret')
    }
    expect((await (await get(path)).json()).name).toBe(name)
    const withCookie = await get(path, { cookie: 'payload-token=x' })
    expect(withCookie.headers.get('x-cache')).toBe('BYPASS')
    expect(withCookie.headers.get('cache-control')).toBe('private, no-store')
    expect(await state(path, { cookie: 'mesure-audience=1' })).toBe('HIT')
  })

  test('a mutation bypasses the cache', async () => {
    const response = await post('mutation { deleteSession(id: "x") { id } }')
    expect(response.headers.get('x-cache')).toBe('BYPASS')
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(await response.text()).toContain('errors')
  })

  test('an error is not stored', async () => {
    const path = '/api/speakers?where[nonsense][equals]=1'
    for (let time = 0; time < 2; time += 1) expect((await get(path)).status).toBe(400)
    expect(await state(path)).not.toBe('HIT')
  })
})

describe('invalidation', () => {
  test('publishing in one edition leaves the responses of another in the cache', async () => {
    const [archive, current] = [await anEdition(app), await anEdition(app)]
    await aSession(app, archive.id)
    const session = await aSession(app, current.id)
    const programme = (slug: unknown) =>
      `/api/graphql?query=${encodeURIComponent(`{ Editions(where: { slug: { equals: "${slug}" } }) { docs { title sessions(limit: 50) { docs { title } } } } }`)}`
    const [old, live] = [programme(archive.slug), programme(current.slug)]
    expect([await state(old), await state(live)]).toEqual(['MISS', 'MISS'])
    await patch(`sessions/${session.id}`, { title: unique('Nouveau titre') })
    await aSession(app, current.id, { from: '15:00', to: '16:00' })
    await patch(`editions/${current.id}`, { tagline: 'Nouvelle accroche' })
    expect([await state(old), await state(live)]).toEqual(['HIT', 'MISS'])
  })

  test('an empty list is invalidated by the first document that it would contain', async () => {
    const edition = await anEdition(app)
    const path = `/api/sessions?where[edition][equals]=${edition.id}`
    expect((await (await get(path)).json()).docs).toEqual([])
    await aSession(app, edition.id)
    expect((await (await get(path)).json()).docs).toHaveLength(1)
  })

  test('publishing or unpublishing an edition adds or removes its sessions in every list', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const lists = [
      `where[id][equals]=${session.id}`,
      `where[slug][equals]=${session.slug}`,
      'limit=200&select[title]=true',
    ]
    const isListed = async () => {
      const pages = lists.map(async (query) => (await (await get(`/api/sessions?depth=0&${query}`)).json()).docs)
      return (await Promise.all(pages)).map((docs: { id: string }[]) => docs.some(({ id }) => id === session.id))
    }
    expect(await isListed()).toEqual([true, true, true])
    await patch(`editions/${edition.id}`, { _status: 'draft' })
    expect(await isListed()).toEqual([false, false, false])
    await patch(`editions/${edition.id}`, { _status: 'published' })
    expect(await isListed()).toEqual([true, true, true])
  })

  test('Cache-Tag lists the dependencies of a response', async () => {
    const edition = await anEdition(app)
    const response = await get(`/api/sessions?where[edition][equals]=${edition.id}`)
    expect(response.headers.get('cache-tag')?.split(',')).toEqual(
      expect.arrayContaining(['sessions+', publicTag(`sessions@${edition.id}`)]),
    )
  })
})

describe('HTTP semantics', () => {
  test('an unchanged response is a 304, a changed one has another ETag', async () => {
    const { id } = await aSpeaker(app)
    const path = `/api/speakers/${id}`
    const etag = String((await get(path)).headers.get('etag'))
    expect(etag).toMatch(/^"[^"]+"$/)
    const unchanged = await get(path, { 'if-none-match': `"autre", ${etag}` })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    await patch(`speakers/${id}`, { name: unique('Autre nom') })
    const changed = await get(path, { 'if-none-match': etag })
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false])
  })

  test('a HEAD has the headers of the GET and no body', async () => {
    const { id } = await aSpeaker(app)
    const [head, full] = [
      await fetch(`${site.url}/api/speakers/${id}`, { method: 'HEAD' }),
      await get(`/api/speakers/${id}`),
    ]
    expect(await head.text()).toBe('')
    for (const name of ['etag', 'content-type', 'cache-control'])
      expect(head.headers.get(name)).toBe(full.headers.get(name))
  })

  test('each encoding has the same content and its own ETag', async () => {
    await aSpeaker(app)
    const path = '/api/speakers?limit=50&depth=0'
    const etags = new Set<string | null>()
    const bodies = new Set<string>()
    for (const encoding of ['identity', 'gzip', 'br']) {
      const response = await get(path, { 'accept-encoding': encoding })
      expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
      expect(response.headers.get('vary')).toBe('Accept-Encoding, Origin')
      etags.add(response.headers.get('etag'))
      bodies.add(await response.text())
    }
    expect([etags.size, bodies.size]).toEqual([3, 1])
  })

  test('a response has its Age, and browsers revalidate it', async () => {
    const { id } = await aSpeaker(app)
    const path = `/api/speakers/${id}`
    await state(path)
    await wait(1_100)
    const { headers } = await get(path)
    expect(Number(headers.get('age'))).toBeGreaterThanOrEqual(1)
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a conditional GraphQL query by POST gets a 200 with a body', async () => {
    const query = '{ Speakers(limit: 4) { docs { id name } } }'
    const { headers } = await post(query)
    const again = await post(query, { 'if-none-match': String(headers.get('etag')) })
    expect([again.status, again.headers.get('x-cache')]).toEqual([200, 'HIT'])
  })

  test('a response has its language, and can be read by every origin, by name by those that are listed', async () => {
    const { id } = await aSpeaker(app)
    const listed = await get(`/api/speakers/${id}?locale=en`, { origin: 'https://www.exemple.fr' })
    expect(listed.headers.get('content-language')).toBe('en')
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://www.exemple.fr')
    const other = await get(`/api/speakers/${id}?locale=en`, { origin: 'https://ailleurs.exemple' })
    expect(other.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('load', () => {
  test('simultaneous requests for one response make one request to the application', async () => {
    await aSpeaker(app)
    const requests = site.requestCount()
    const path = '/api/speakers?limit=7&depth=0'
    const bodies = await Promise.all(Array.from({ length: 40 }, () => get(path).then((response) => response.text())))
    expect(new Set(bodies).size).toBe(1)
    expect(site.requestCount()).toBe(requests + 1)
  })

  test('each request that gets an error makes one request to the application', async () => {
    const path = '/api/speakers?where[nonsense][equals]=2'
    const own = await site.origin(path)
    const requests = site.requestCount()
    const answer = await get(path)
    expect(site.requestCount()).toBe(requests + 1)
    expect([answer.status, await answer.text()]).toEqual([own.status, await own.text()])
    expect(answer.headers.get('content-type')).toBe(own.headers.get('content-type'))
    expect([answer.headers.get('x-cache'), answer.headers.get('cache-control')]).toEqual(['BYPASS', 'no-store'])
    const head = await fetch(`${site.url}${path}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([own.status, ''])
  })

  test('an error is in the language of its request, also across origins', async () => {
    const path = '/api/speakers/00000000-0000-4000-8000-000000000000'
    const french = await get(path, { 'accept-language': 'fr', origin: 'https://www.exemple.fr' })
    expect([french.status, await french.text()]).toEqual([404, expect.stringMatching(/introuvable/i)])
    expect(await (await get(path, { 'accept-language': 'en' })).text()).toContain('Not Found')
  })

  test('the cache stays within its size', async () => {
    const small = await startCachedApp(app, { maxBytes: 20_000 })
    for (let limit = 1; limit <= 40; limit += 1) await (await fetch(`${small.url}/api/speakers?limit=${limit}`)).text()
    const before = small.requestCount()
    await (await fetch(`${small.url}/api/speakers?limit=1`)).text()
    expect(small.requestCount()).toBe(before + 1)
    await small.close()
  })

  test('a client that disconnects during its request does not affect the next one', async () => {
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${site.url}/api/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 5_000 },
      })
      request.on('error', () => resolve())
      request.write('{"query":"{ Speakers')
      setTimeout(() => request.destroy(), 50)
    })
    expect((await post('{ Speakers(limit: 2) { docs { id } } }')).status).toBe(200)
  })
})

describe('without the database', () => {
  test('cached responses are served, withdrawn ones are not, and other requests are answered with 503', async () => {
    const [cached, missing] = [await aSpeaker(app), await aSpeaker(app)]
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    for (const path of [`speakers/${cached.id}`, `testimonials/${id}`]) await state(`/api/${path}`)
    await patch(`consents/${consent.id}`, { withdrawnAt: new Date().toISOString() })
    site.setDatabaseUp(false)
    expect(await state(`/api/speakers/${cached.id}`)).toBe('STALE')
    expect((await get(`/api/testimonials/${id}`)).status).toBe(503)
    const unknown = await get(`/api/speakers/${missing.id}`)
    expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([503, '2'])
    site.setDatabaseUp(true)
    expect(await state(`/api/speakers/${missing.id}`)).toBe('MISS')
  })
})

describe('the end of a consent', () => {
  test('makes a cached testimonial private at its time, without a write', async () => {
    const { id } = await aTestimonial(app)
    await aConsent(app, 'testimonials', id)
    const soon = new Date(Date.now() + 1_500).toISOString()
    await app.payload.db.updateOne({ collection: 'testimonials', id, data: { consentUntil: soon }, returning: false })
    expect((await get(`/api/testimonials/${id}`)).status).toBe(200)
    await expect.poll(async () => (await get(`/api/testimonials/${id}`)).status, { timeout: 5_000 }).toBe(404)
  })
})
