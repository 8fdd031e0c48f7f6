import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { publicTag } from '../../src/cache/public-tag'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'

let app: TestApp
let site: CachedApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  editor = await signIn(app, 'editor')
})
afterAll(async () => {
  await site.close()
  await app.close()
})
afterEach(() => {
  vi.useRealTimers()
  site.setDatabaseUp(true)
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${path}`, { headers, redirect: 'manual' })
const state = async (path: string, headers?: Record<string, string>) => {
  const response = await get(path, headers)
  await response.arrayBuffer()
  return response.headers.get('x-cache')
}
const patch = (path: string, json: object) => app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })
const pageOf = (edition: Record<string, unknown>) => `/fr/editions/${edition.slug}`

describe('a page of the site', () => {
  test('is a hit, byte for byte the response of the application, with its headers', async () => {
    const path = pageOf(await anEdition(app))
    expect([await state(path), await state(path)]).toEqual(['MISS', 'HIT'])
    const requests = site.requestCount()
    const [cached, origin] = [await get(path), await site.origin(path)]
    expect(await cached.text()).toBe(await origin.text())
    for (const name of ['content-type', 'content-language', 'content-security-policy', 'referrer-policy']) {
      expect([name, cached.headers.get(name)]).toEqual([name, origin.headers.get(name)])
    }
    expect(cached.headers.get('cache-status')).toBe('assises; hit')
    expect(cached.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(site.requestCount()).toBe(requests)
  })

  test('has validators, encodings and HEAD like a response of the API', async () => {
    const path = pageOf(await anEdition(app))
    const plain = await get(path, { 'accept-encoding': 'br' })
    const etag = plain.headers.get('etag') ?? ''
    expect([plain.headers.get('content-encoding'), etag.endsWith('-br"')]).toEqual(['br', true])
    expect((await get(path, { 'accept-encoding': 'br', 'if-none-match': etag })).status).toBe(304)
    const head = await fetch(`${site.url}${path}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('x-cache'), await head.text()]).toEqual([200, 'HIT', ''])
  })

  test('has one entry whatever the query string', async () => {
    const path = pageOf(await anEdition(app))
    await state(path)
    expect([await state(`${path}?utm_source=mail`), await state(`${path}?x[y]=é`)]).toEqual(['HIT', 'HIT'])
  })

  test('has its dependencies in Cache-Tag, and is invalidated when one is published', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const path = pageOf(edition)
    expect((await get(path)).headers.get('cache-tag')?.split(',')).toEqual(
      expect.arrayContaining(['sessions+', publicTag(`sessions@${edition.id}`)]),
    )
    expect(await state(path)).toBe('HIT')
    const title = unique('Nouveau titre')
    await patch(`sessions/${session.id}`, { title })
    const page = await get(path)
    expect([page.headers.get('x-cache'), (await page.text()).includes(title)]).toEqual(['MISS', true])
  })

  test('leaves the cache when a testimonial in it is withdrawn', async () => {
    const edition = await anEdition(app)
    const testimonial = await aTestimonial(app, { editions: [edition.id] })
    const consent = await aConsent(app, 'testimonials', String(testimonial.id))
    const pages = [pageOf(edition), `/fr/testimonials/${testimonial.slug}`]
    for (const path of pages) expect(await (await get(path)).text()).toContain(String(testimonial.name))
    await patch(`consents/${consent.id}`, { withdrawnAt: new Date().toISOString() })
    for (const path of pages) expect(await (await get(path)).text()).not.toContain(String(testimonial.name))
    expect((await get(pages[1] ?? '')).status).toBe(404)
  })

  test('is not cached for a signed-in user, nor when it is a preview', async () => {
    const path = pageOf(await anEdition(app))
    expect(await state(path, { cookie: 'payload-token=x' })).toBe('BYPASS')
    expect(await state('/fr/preview/editions/1')).toBeNull()
    expect(await state('/fr/shared/x')).toBeNull()
  })

  test('that does not exist is a 404 that is not stored, and a former address redirects', async () => {
    const missing = await get('/fr/speakers/personne')
    expect([missing.status, missing.headers.get('x-cache')]).toEqual([404, 'BYPASS'])
    const speaker = await aSpeaker(app)
    const slug = unique('adresse').replaceAll(' ', '-').toLowerCase()
    await patch(`speakers/${speaker.id}`, { slug, _status: 'published' })
    const moved = await get(`/fr/speakers/${speaker.slug}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/fr/speakers/${slug}`])
  })

  test('contains the requested host, and has one entry per host', async () => {
    const path = pageOf(await anEdition(app))
    const { port } = new URL(site.url)
    const [one, other] = [await get(path), await fetch(`http://localhost:${port}${path}`)]
    expect(await one.text()).toContain(`http://127.0.0.1:${port}${path}`)
    expect([other.headers.get('x-cache'), (await other.text()).includes(`http://localhost:${port}${path}`)]).toEqual([
      'MISS',
      true,
    ])
  })

  test('is served without the database when it is cached, and is a 503 page otherwise', async () => {
    const [cached, absent] = [pageOf(await anEdition(app)), pageOf(await anEdition(app))]
    await state(cached)
    site.setDatabaseUp(false)
    const stale = await get(cached)
    expect([stale.status, stale.headers.get('x-cache')]).toEqual([200, 'STALE'])
    const refused = await get(absent, { accept: 'text/html' })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await refused.text()).toContain('Momentanément indisponible')
  })
})

describe('a page whose content depends on the clock', () => {
  test('expires exactly when the current edition ends in its zone', async () => {
    // The other editions of this file are in the past at this date.
    const edition = await anEdition(app, { startsOn: '2096-05-21', endsOn: '2096-05-21' })
    const next = await anEdition(app, { startsOn: '2097-05-21', endsOn: '2097-05-22' })
    vi.useFakeTimers({ toFake: ['Date'] })
    const at = (moment: string) => vi.setSystemTime(new Date(moment))
    // Midnight in Paris is 22:00 UTC in summer.
    at('2096-05-21T21:59:58.000Z')
    const today = await get('/')
    expect(await today.text()).toContain(String(edition.title))
    at('2096-05-21T21:59:59.999Z')
    expect(await state('/')).toBe('HIT')
    at('2096-05-21T22:00:00.000Z')
    const tomorrow = await get('/')
    const html = await tomorrow.text()
    expect([
      tomorrow.headers.get('x-cache'),
      html.includes(String(next.title)),
      html.includes(String(edition.title)),
    ]).toEqual(['MISS', true, false])
  })
})

test('a stylesheet of the pages is immutable and cached', async () => {
  const html = await (await get('/fr')).text()
  const path = /href="(\/site\/[^"]+style\.css)"/.exec(html)?.[1] ?? ''
  expect([await state(path), await state(path)]).toEqual(['MISS', 'HIT'])
  const style = await get(path)
  expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await get('/site/absent/style.css')).headers.get('cache-control')).not.toContain('immutable')
})
