import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { feeds } from '../../src/feeds/feeds'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aSession, unique } from '../support/fixtures'

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
})

const get = (path: string, init: RequestInit = {}) => fetch(`${site.url}${path}`, { redirect: 'manual', ...init })
const state = async (path: string) => {
  const response = await get(path)
  await response.arrayBuffer()
  return response.headers.get('x-cache')
}

describe('a feed', () => {
  test.each(Object.keys(feeds))(
    '%s is a hit, byte for byte the response of the application, with its headers',
    async (name) => {
      const edition = await anEdition(app)
      await aSession(app, edition.id)
      const path = `/feeds/${edition.slug}/${name}`
      expect([await state(path), await state(path)]).toEqual(['MISS', 'HIT'])
      const [cached, origin] = [
        await get(path, { headers: { origin: 'https://ailleurs.exemple' } }),
        await site.origin(path),
      ]
      expect(await cached.text()).toBe(await origin.text())
      for (const header of [
        'content-type',
        'content-language',
        'content-disposition',
        'access-control-allow-origin',
        'link',
      ])
        expect([header, cached.headers.get(header)]).toEqual([header, origin.headers.get(header)])
      const etag = cached.headers.get('etag') ?? ''
      expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
      expect(cached.headers.get('cache-tag')).toContain('sessions')
    },
  )

  test('has an entry for each value of its parameters, and for nothing else', async () => {
    const edition = await anEdition(app)
    const path = `/feeds/${edition.slug}/calendar.ics`
    expect(await state(path)).toBe('MISS')
    expect(await state(`${path}?lang=en&day=2024-05-21`)).toBe('MISS')
    expect(await state(`${path}?day=2024-05-21&utm_source=mail&lang=en`)).toBe('HIT')
    expect(await state(`${path}?utm_source=mail`)).toBe('HIT')
    expect(await state(`${path}?day=hier`)).toBe('BYPASS')
  })

  test('is refused in the language of its reader', async () => {
    const refused = async (language: string) => {
      const response = await get('/feeds/nulle-part/calendar.ics', { headers: { 'accept-language': language } })
      return [response.status, (await response.json()).errors[0].message]
    }
    expect(await refused('fr')).toEqual([404, expect.stringContaining('Aucune édition publiée')])
    expect(await refused('en')).toEqual([404, expect.stringContaining('no such published edition')])
  })

  test('has what was published as soon as it is', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const path = `/feeds/${edition.slug}/calendar.ics?sessions=${session.slug}`
    await state(path)
    expect(await state(path)).toBe('HIT')
    const title = unique('Nouveau titre')
    await app.fetch(`/api/sessions/${session.id}`, { method: 'PATCH', as: editor, json: { title } })
    expect(await (await get(path)).text()).toContain(`SUMMARY:${title}`)
  })

  test('of the current edition is another one from the end of its last day in its zone', async () => {
    const edition = await anEdition(app, { startsOn: '2096-05-21', endsOn: '2096-05-21' })
    const next = await anEdition(app, { startsOn: '2097-05-21', endsOn: '2097-05-22' })
    vi.useFakeTimers({ toFake: ['Date'] })
    const path = '/feeds/current/calendar.ics'
    vi.setSystemTime(new Date('2096-05-21T21:59:58.000Z'))
    const today = await get(path)
    expect(today.headers.get('link')).toContain(`/feeds/${edition.slug}/calendar.ics>; rel="canonical"`)
    vi.setSystemTime(new Date('2096-05-21T21:59:59.999Z'))
    expect(await state(path)).toBe('HIT')
    vi.setSystemTime(new Date('2096-05-21T22:00:00.000Z'))
    const tomorrow = await get(path)
    expect([tomorrow.headers.get('x-cache'), (await tomorrow.text()).includes(String(next.title))]).toEqual([
      'MISS',
      true,
    ])
  })
})
