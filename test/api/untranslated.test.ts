import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'

let app: TestApp
let site: CachedApp
let edition: { id: string; slug: string }
let session: { id: string }
let testimonial: { id: string }

// biome-ignore lint/suspicious/noExplicitAny: the tests look at any part of an answer.
type Data = any

const inEnglish = (collection: string, id: string, data: object) =>
  app.payload.update({
    ...{ collection: collection as 'sessions', id, data: data as never, locale: 'en', depth: 0 },
    overrideAccess: true,
  })

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  const venue = { name: 'Salle Molière', accessInfo: 'Par la cour.' }
  edition = (await anEdition(app, { tagline: 'À vous', venue })) as never
  await inEnglish('editions', edition.id, { title: 'The edition', tagline: 'Yours', _status: 'published' })
  const speaker = await aSpeaker(app, { headline: 'Ingénieure' })
  session = await aSession(app, edition.id, { participants: [{ speaker: speaker.id, role: 'speaker' }] })
  const pathway = [
    { year: 2019, label: 'Caissière' },
    { year: 2023, label: 'Développeuse' },
  ]
  testimonial = await aTestimonial(app, { pathway })
  await aConsent(app, 'testimonials', testimonial.id)
})
afterAll(async () => {
  await site.close()
  await app.close()
})

const read = async (path: string): Promise<Data> => (await fetch(`${site.url}${path}`)).json()
const ask = async (query: string): Promise<Data> => (await read(`/api/graphql?query=${encodeURIComponent(query)}`)).data

describe('the language really served', () => {
  test('is said per document by REST: the paths of the texts that fell back to French, inside groups and rows too', async () => {
    const { tagline, venue, untranslated } = await read(`/api/editions/${edition.id}?locale=en`)
    expect([tagline, venue.accessInfo]).toEqual(['Yours', 'Par la cour.'])
    expect(untranslated).toEqual(['venue.accessInfo'])
    const rows = await read(`/api/testimonials/${testimonial.id}?locale=en`)
    expect(rows.untranslated).toEqual(['quote', 'pathway.0.label', 'pathway.1.label'])
  })

  test('is said at every depth, in lists, by address and in programmes', async () => {
    const list = await read(`/api/sessions?where[id][equals]=${session.id}&locale=en&depth=2`)
    expect(list.docs[0].untranslated).toEqual(['title'])
    expect(list.docs[0].edition.untranslated).toEqual(['venue.accessInfo'])
    expect(list.docs[0].participants[0].speaker.untranslated).toEqual(['headline'])
    const byAddress = await read(`/api/editions/by-slug/${edition.slug}?locale=en`)
    expect(byAddress.untranslated).toEqual(['venue.accessInfo'])
    const programme = await read(`/api/editions/by-slug/${edition.slug}/programme?locale=en`)
    expect(programme.days[0].rooms[0].sessions[0].untranslated).toEqual(['title'])
  })

  test('is said by GraphQL, never null, and the same from the cache and without it', async () => {
    const query = `{ Edition(slug: "${edition.slug}", locale: en) { title untranslated }
      Sessions(locale: en) { docs { untranslated edition { untranslated } participants { speaker { untranslated } } } } }`
    const [cached, again] = [await ask(query), await ask(query)]
    expect(again).toEqual(cached)
    expect(cached.Edition.untranslated).toEqual(['venue.accessInfo'])
    expect(cached.Sessions.docs[0]).toEqual({
      untranslated: ['title'],
      edition: { untranslated: ['venue.accessInfo'] },
      participants: [{ speaker: { untranslated: ['headline'] } }],
    })
    expect((await app.graphql<Data>(query)).data).toEqual(cached)
  })

  test('is nothing in French, in all languages at once, and without a fallback', async () => {
    for (const query of ['locale=fr', 'locale=all', 'locale=en&fallback-locale=none']) {
      expect([query, (await read(`/api/editions/${edition.id}?${query}`)).untranslated]).toEqual([query, []])
    }
  })

  test('names only the texts that are selected, and is a field to select', async () => {
    const selected = await read(`/api/sessions/${session.id}?locale=en&select[title]=true&select[untranslated]=true`)
    expect(selected.untranslated).toEqual(['title'])
    expect(await read(`/api/sessions/${session.id}?locale=en&select[title]=true`)).not.toHaveProperty('untranslated')
  })

  test('names nothing that its reader may not read', async () => {
    const narrow = await aTestimonial(app, { quote: 'Secrète.' })
    await aConsent(app, 'testimonials', narrow.id, { scope: ['name'] })
    const doc = await read(`/api/testimonials/${narrow.id}?locale=en`)
    expect(JSON.stringify(doc)).not.toContain(doc.quote ? 'never' : '"quote"')
  })

  test('is not stored, and a write of it changes nothing', async () => {
    const { id } = await aSpeaker(app, { headline: 'Autrice', untranslated: ['headline'] })
    expect((await read(`/api/speakers/${id}`)).untranslated).toEqual([])
  })
})

describe('a draft without what a published document always has', () => {
  test('is answered whole: empty texts and defaults where the type is not null', async () => {
    const preview = await createApiClient(app, 'preview')
    const draft = await app.payload.create({
      collection: 'sessions',
      data: { title: null } as never,
      draft: true,
      depth: 0,
      overrideAccess: true,
    })
    const query = `{ Sessions(draft: true, limit: 100) { docs { id title slug status format startsAt edition { title } } } }`
    const { data, errors } = await app.graphql<Data>(query, { as: preview })
    expect(errors).toBeUndefined()
    expect(data.Sessions.docs.length).toBeGreaterThan(1)
    expect(data.Sessions.docs.find(({ id }: Data) => id === draft.id)).toMatchObject({
      title: '',
      slug: expect.stringContaining('sans-titre'),
      status: 'scheduled',
      format: null,
      startsAt: null,
      edition: null,
    })
  })

  test('leaves the rest of a text without a fallback language', async () => {
    const query = `{ Edition(slug: "${edition.slug}", locale: en, fallbackLocale: none) { title tagline venue { accessInfo } } }`
    expect((await ask(query)).Edition).toEqual({ title: 'The edition', tagline: 'Yours', venue: { accessInfo: null } })
    const sessions = `{ Sessions(locale: en, fallbackLocale: none) { docs { title untranslated } } }`
    expect((await ask(sessions)).Sessions.docs[0]).toEqual({ title: '', untranslated: [] })
  })
})
