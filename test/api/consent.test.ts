import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aTestimonial, create } from '../support/fixtures'
import { jpeg, upload } from '../support/uploads'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

async function isPublic(id: string): Promise<boolean> {
  const [one, list, counted] = await Promise.all([
    app.fetch(`/api/testimonials/${id}`),
    app.fetch(`/api/testimonials?where[id][equals]=${id}`).then((response) => response.json()),
    app.fetch(`/api/testimonials/count?where[id][equals]=${id}`).then((response) => response.json()),
  ])
  const { data } = await app.graphql<{ Testimonials: { docs: unknown[] } }>(
    'query ($id: String) { Testimonials(where: { id: { equals: $id } }) { docs { id } } }',
    { variables: { id } },
  )
  const answers = [
    one.status === 200,
    list.docs.length === 1,
    counted.totalDocs === 1,
    data.Testimonials.docs.length === 1,
  ]
  expect(new Set(answers).size).toBe(1)
  return answers[0] as boolean
}

const change = (id: string, json: object) => app.fetch(`/api/consents/${id}`, { method: 'PATCH', as: editor, json })

describe('a published testimonial', () => {
  test('does not exist for the public without a consent', async () => {
    expect(await isPublic((await aTestimonial(app)).id)).toBe(false)
  })

  test('is public as soon as a consent covers it, and private as soon as it is withdrawn', async () => {
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    expect(await isPublic(id)).toBe(true)
    expect((await change(consent.id, { withdrawnAt: new Date().toISOString() })).status).toBe(200)
    expect(await isPublic(id)).toBe(false)
  })

  test('is private when its consent is deleted', async () => {
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    await app.fetch(`/api/consents/${consent.id}`, { method: 'DELETE', as: editor })
    expect(await isPublic(id)).toBe(false)
  })

  test('is private after the last day of its consent', async () => {
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id, { expiresOn: '2024-02-01' })
    expect(await isPublic(id)).toBe(false)
    await change(consent.id, { expiresOn: '2999-01-01' })
    expect(await isPublic(id)).toBe(true)
  })

  test('needs consent for its name unless it is a pseudonym, and for its video when it has one', async () => {
    const quoteOnly = { scope: ['quote'] }
    const named = await aTestimonial(app)
    await aConsent(app, 'testimonials', named.id, quoteOnly)
    expect(await isPublic(named.id)).toBe(false)

    const hidden = await aTestimonial(app, { displayMode: 'pseudonym' })
    await aConsent(app, 'testimonials', hidden.id, quoteOnly)
    expect(await isPublic(hidden.id)).toBe(true)

    const video = { url: 'https://video.example/1', captionsUrl: 'https://video.example/1.vtt', transcript: 'Bonjour.' }
    await app.fetch(`/api/testimonials/${hidden.id}`, { method: 'PATCH', as: editor, json: { video } })
    expect(await isPublic(hidden.id)).toBe(false)
  })

  test('is read with a preview key as far as a consent covers its draft', async () => {
    const key = await createApiClient(app, 'preview')
    const { id } = await aTestimonial(app, { displayMode: 'pseudonym' })
    const consent = await aConsent(app, 'testimonials', id, { scope: ['quote'] })
    const read = async () => {
      const response = await app.fetch(`/api/testimonials?draft=true&where[id][equals]=${id}`, { as: key })
      return (await response.json()).docs.map(({ displayMode }: { displayMode: string }) => displayMode)
    }
    const write = (json: object) =>
      app.fetch(`/api/testimonials/${id}?draft=true`, { method: 'PATCH', as: editor, json })
    expect(await read()).toEqual(['pseudonym'])
    await write({ displayMode: 'full-name' })
    expect(await read()).toEqual([])
    await change(consent.id, { scope: ['quote', 'name'] })
    expect(await read()).toEqual(['full-name'])
    await change(consent.id, { withdrawnAt: new Date().toISOString() })
    expect(await read()).toEqual([])
  })

  test('is private when one of the two people it shows withdraws consent', async () => {
    const { id } = await aTestimonial(app)
    await aConsent(app, 'testimonials', id)
    const second = await aConsent(app, 'testimonials', id)
    expect(await isPublic(id)).toBe(true)
    await change(second.id, { withdrawnAt: new Date().toISOString() })
    expect(await isPublic(id)).toBe(false)
  })

  test('is removed from its session and its edition when consent is withdrawn', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const { id } = await aTestimonial(app, { editions: [edition.id], session: session.id })
    const consent = await aConsent(app, 'testimonials', id)
    const fromEdition = async () => {
      const response = await app.fetch(`/api/editions/${edition.id}?joins[testimonials][limit]=10`)
      return (await response.json()).testimonials.docs.length
    }
    expect(await fromEdition()).toBe(1)
    await change(consent.id, { withdrawnAt: new Date().toISOString() })
    expect(await fromEdition()).toBe(0)
  })
})

describe('a withdrawal', () => {
  test('is accepted although the testimonial has become invalid', async () => {
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    await app.payload.db.updateOne({ collection: 'testimonials', id, data: { name: '' }, locale: 'fr' })
    expect((await change(consent.id, { withdrawnAt: new Date().toISOString() })).status).toBe(200)
    expect(await isPublic(id)).toBe(false)
  })

  test('holds although an editor publishes the testimonial again', async () => {
    const { id } = await aTestimonial(app)
    await aConsent(app, 'testimonials', id, { withdrawnAt: '2024-06-01T00:00:00.000Z' })
    const again = await app.fetch(`/api/testimonials/${id}`, {
      method: 'PATCH',
      as: editor,
      json: { _status: 'published', consentUntil: '2999-01-01T00:00:00.000Z' },
    })
    expect(again.status).toBe(200)
    expect(await isPublic(id)).toBe(false)
  })
})

describe('a consent', () => {
  test('is refused with a date in the future, and makes nothing public', async () => {
    const { id } = await aTestimonial(app)
    const response = await app.fetch('/api/consents', {
      method: 'POST',
      as: editor,
      headers: { 'accept-language': 'fr' },
      json: {
        person: 'Amina Exemple',
        subject: { relationTo: 'testimonials', value: id },
        scope: ['name', 'quote'],
        wording: '2024-1',
        givenOn: '2999-01-01',
      },
    })
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('date est à venir')
    expect(await isPublic(id)).toBe(false)
  })

  test('refuses the real name on a testimonial under a pseudonym', async () => {
    const draft = await create(app, 'testimonials', {
      name: 'Amina Exemple-Martin',
      displayMode: 'pseudonym',
      quote: 'Oui.',
    })
    await aConsent(app, 'testimonials', draft.id, { person: 'Amina Exemple-Martin' })
    const response = await app.fetch(`/api/testimonials/${draft.id}`, {
      method: 'PATCH',
      as: editor,
      headers: { 'accept-language': 'fr' },
      json: { _status: 'published' },
    })
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('pseudonyme convenu')
  })

  test('of another way of being shown hides the name that a testimonial was published under, everywhere', async () => {
    const { id } = await aTestimonial(app, { name: 'Marie Dupont', displayMode: 'full-name' })
    await aConsent(app, 'testimonials', id, { person: 'Marie Dupont' })
    const patch = async (json: object, locale = 'fr') => {
      const response = await app.fetch(`/api/testimonials/${id}?locale=${locale}`, {
        method: 'PATCH',
        as: editor,
        headers: { 'accept-language': 'fr' },
        json,
      })
      return { status: response.status, text: JSON.stringify(await response.json()) }
    }
    const publish = (json: object, locale?: string) => patch({ ...json, _status: 'published' }, locale)
    const published = async () => (await app.fetch(`/api/testimonials/${id}?locale=all`)).json()
    await publish({ slug: 'marie-dupont-data' })
    expect((await published()).previousSlugs).toEqual(['marie-dupont'])

    expect((await publish({ quote: 'Marie DUPONT, développeuse' }, 'en')).status).toBe(200)
    const refused = await publish({ name: 'Léa', displayMode: 'pseudonym' })
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('"path":"quote"')])
    expect((await published()).name).toBe('Marie Dupont')
    await publish({ quote: 'A developer' }, 'en')
    expect((await publish({ name: 'Léa', displayMode: 'pseudonym' })).status).toBe(200)

    const doc = await published()
    expect([doc.name, doc.slug, doc.previousSlugs]).toEqual(['Léa', 'lea', []])
    expect(JSON.stringify(doc)).not.toMatch(/dupont/i)
    for (const slug of ['marie-dupont', 'marie-dupont-data']) {
      const found = await (await app.fetch(`/api/testimonials?where[slug][equals]=${slug}`)).json()
      expect(found.totalDocs).toBe(0)
    }
    const withSlug = await publish({ slug: 'lea-marie-dupont' })
    expect([withSlug.status, withSlug.text]).toEqual([400, expect.stringContaining('"path":"slug"')])
    const photo = await upload(app, await jpeg(20, 20), { as: editor, data: { alt: 'Portrait de Marie Dupont' } })
    const withPhoto = await publish({ photo: photo.doc.id })
    expect([withPhoto.status, withPhoto.text]).toEqual([400, expect.stringContaining('description ou le crédit')])
  })

  test('that names in full whom a published testimonial hides and still names is refused', async () => {
    const { id } = await aTestimonial(app, { name: 'Inès', displayMode: 'first-name', quote: 'Inès Morel a osé.' })
    const json = {
      person: 'Inès Morel',
      subject: { relationTo: 'testimonials', value: id },
      scope: ['name', 'quote'],
      wording: '2024-1',
      givenOn: '2024-01-15',
    }
    const record = async () => {
      const response = await app.fetch('/api/consents', { method: 'POST', as: editor, json })
      return { status: response.status, text: JSON.stringify(await response.json()) }
    }
    const refused = await record()
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('"path":"person"')])
    expect(await isPublic(id)).toBe(false)
    const quote = { quote: 'J’ai osé.' }
    await app.fetch(`/api/testimonials/${id}`, { method: 'PATCH', as: editor, json: quote })
    expect((await record()).status).toBe(201)
    expect(await isPublic(id)).toBe(true)
  })

  test('of another name closes the description of the photo to the full one', async () => {
    const photo = await upload(app, await jpeg(20, 20), { as: editor, data: { alt: 'Une femme devant un écran' } })
    const { id } = await aTestimonial(app, { name: 'Nora', displayMode: 'pseudonym', photo: photo.doc.id })
    await aConsent(app, 'testimonials', id, { person: 'Salma Haddad' })
    const describe = (json: object) =>
      app.fetch(`/api/media/${photo.doc.id}`, { method: 'PATCH', as: editor, json }).then(({ status }) => status)
    expect(await describe({ alt: 'Salma Haddad devant un écran' })).toBe(400)
    expect(await describe({ credit: 'Studio de Salma Haddad' })).toBe(400)
    expect(await describe({ alt: 'Une développeuse devant un écran' })).toBe(200)
  })

  test('of the full name keeps former addresses', async () => {
    const { id } = await aTestimonial(app, { name: 'Nadia Benali', displayMode: 'full-name' })
    await aConsent(app, 'testimonials', id, { person: 'Nadia Benali' })
    const json = { name: 'Nadia Ben Ali', slug: 'nadia-ben-ali', _status: 'published' }
    await app.fetch(`/api/testimonials/${id}`, { method: 'PATCH', as: editor, json })
    expect((await (await app.fetch(`/api/testimonials/${id}`)).json()).previousSlugs).toEqual(['nadia-benali'])
  })

  test('shows its state to editors on the testimonial', async () => {
    const { id } = await aTestimonial(app)
    const state = async () => (await (await app.fetch(`/api/testimonials/${id}`, { as: editor })).json()).consentState
    expect(await state()).toBe('missing')
    await aConsent(app, 'testimonials', id)
    expect(await state()).toBe('valid')
    const column = await app.fetch(`/api/testimonials?where[id][equals]=${id}&select[consentState]=true`, {
      as: editor,
    })
    expect((await column.json()).docs[0].consentState).toBe('valid')
  })
})
