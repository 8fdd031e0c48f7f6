import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aTestimonial } from '../support/fixtures'
import { anImage } from '../support/visibility-fixtures'

let app: TestApp
let editor: Session
let edition: { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
  edition = await anEdition(app)
})
afterAll(() => app.close())

let count = 0
/** Creates a public testimonial with a photo, `word` in every text, and the consent that covers it. */
async function aPublicPerson() {
  count += 1
  const word = `kanari${count}`
  const photo = await app.payload.create({
    collection: 'media',
    data: { alt: word, credit: word },
    file: await anImage(word),
    overrideAccess: true,
  })
  const session = await aSession(app, edition.id, { from: `1${count}:00`, to: `1${count}:30` })
  const testimonial = await aTestimonial(app, {
    name: word,
    quote: word,
    before: word,
    pathway: [{ year: 2020, label: word }],
    photo: photo.id,
    editions: [edition.id],
    session: session.id,
  })
  const consent = await aConsent(app, 'testimonials', testimonial.id, { person: `Amina ${word}` })
  return { word, photo, testimonial, consent }
}

/** The paths of the public API whose response contains a word. */
async function responsesWith(word: string): Promise<string[]> {
  const paths = app.payload.config.collections.flatMap(({ slug, flattenedFields }) => [
    ...['fr', 'en', 'all'].map((locale) => `/api/${slug}?limit=200&depth=3&locale=${locale}&draft=true&trash=true`),
    `/api/${slug}?where[slug][equals]=${word}`,
    ...flattenedFields
      .filter(({ type }) => type === 'join')
      .map(({ name }) => `/api/${slug}?limit=200&depth=3&joins[${name}][limit]=200`),
  ])
  const query = `{ Testimonials { docs { name quote photo { alt filename } } }
    allMedia { docs { alt filename } } Editions { docs { testimonials { docs { name photo { alt } } } } } }`
  paths.push(`/api/graphql?query=${encodeURIComponent(query)}`, '/sitemap.xml', '/llms.txt')
  const found: string[] = []
  for (const path of paths) {
    const response = await app.fetch(path)
    const bytes = JSON.stringify([...response.headers]) + (await response.text())
    // The 501 of a collection without an API repeats the URL.
    if (response.status !== 501 && bytes.includes(word)) found.push(path)
  }
  return found
}

const withdraw = (consent: { id: string }) =>
  app.fetch(`/api/consents/${consent.id}`, {
    method: 'PATCH',
    as: editor,
    json: { withdrawnAt: new Date().toISOString() },
  })

test('a withdrawn person is gone from every public byte, and nothing that withdraws can be blocked by validation', async () => {
  const { word, testimonial, consent } = await aPublicPerson()
  expect((await responsesWith(word)).length).toBeGreaterThan(5)
  const invalid = { name: '', displayMode: 'nonsense' as never }
  await app.payload.db.updateOne({ collection: 'testimonials', id: testimonial.id, data: invalid, locale: 'fr' })
  expect((await withdraw(consent)).status).toBe(200)
  expect(await responsesWith(word)).toEqual([])
})

test('a consent with invalid values can be withdrawn', async () => {
  const { word, consent } = await aPublicPerson()
  const data = { person: '', wording: '', givenOn: 'hier', expiresOn: 'jamais', scope: ['quote', 'photo'] as never }
  await app.payload.db.updateOne({ collection: 'consents', id: consent.id, data })
  expect((await withdraw(consent)).status).toBe(200)
  expect(await responsesWith(word)).toEqual([])
})

test('a consent can be withdrawn while another user has its form open', async () => {
  const { word, consent } = await aPublicPerson()
  const other = await signIn(app, 'admin')
  await app.payload.create({
    collection: 'payload-locked-documents',
    data: { document: { relationTo: 'consents', value: consent.id }, user: { relationTo: 'users', value: other.id } },
    overrideAccess: true,
  })
  expect((await withdraw(consent)).status).toBe(200)
  expect(await responsesWith(word)).toEqual([])
})

test('a photo is private once its testimonial is permanently deleted', async () => {
  const { word, photo, testimonial } = await aPublicPerson()
  expect((await app.fetch(`/api/media/${photo.id}`)).status).toBe(200)
  const answer = await app.fetch(`/api/testimonials/${testimonial.id}`, { method: 'DELETE', as: editor })
  expect(answer.status).toBe(200)
  expect((await app.fetch(`/api/media/${photo.id}`)).status).toBe(404)
  expect(await responsesWith(word)).toEqual([])
})
