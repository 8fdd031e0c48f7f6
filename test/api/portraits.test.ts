import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { halves, resultOf, type Uploaded, upload } from '../support/uploads'

let app: TestApp
let editor: Session
let photo: Uploaded

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  photo = await portrait()
})
afterAll(() => app.close())

// Its module needs the environment that `bootApp` sets.
const complete = async () => (await import('../../collections/media/complete-images')).completeImages(app.payload)

/** A wide picture whose focal point is in its red left half. */
async function portrait(data: object = { alt: 'Une personne qui sourit' }): Promise<Uploaded> {
  const to = '/api/media?uploadEdits[focalPoint][x]=10&uploadEdits[focalPoint][y]=50'
  return (await upload(app, await halves(2000, 1200), { as: editor, to, name: 'a.png', data: { ...data } })).doc
}

const html = async (path: string) => (await app.fetch(path)).text()
const portraitsIn = (page: string) => page.match(/<img[^>]*class="portrait"[^>]*>/g) ?? []
const structuredData = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '')
const isRed = async (bytes: Buffer) => {
  const { channels } = await sharp(bytes).stats()
  return (channels[0]?.mean ?? 0) > (channels[2]?.mean ?? 0)
}

describe('a portrait', () => {
  test('is cropped around its focal point on every page, in the density that the reader needs', async () => {
    const edition = await anEdition(app)
    const speaker = await aSpeaker(app, { photo: photo.id, headline: 'Ingénieure' })
    const session = await aSession(app, edition.id, { participants: [{ speaker: speaker.id, role: 'speaker' }] })
    const testimonial = await aTestimonial(app, { photo: photo.id, name: 'Awa' })
    await aConsent(app, 'speakers', speaker.id)
    await aConsent(app, 'testimonials', testimonial.id)
    const own = ['(min-width: 28rem) 14rem, 50vw', 'eager']
    const listed = ['5rem', 'lazy']
    for (const [path, [sizes, loading]] of [
      [`/fr/speakers/${speaker.slug}`, own],
      [`/fr/testimonials/${testimonial.slug}`, own],
      [`/fr/editions/${edition.slug}`, listed],
      [`/fr/editions/${edition.slug}/sessions/${session.slug}`, listed],
    ] as const) {
      const [image, ...others] = portraitsIn(await html(path))
      expect(others).toEqual([])
      const { portrait: large, portraitSmall: small } = photo.sizes
      for (const attribute of [
        `src="${large?.url}"`,
        `srcSet="${small?.url} 320w, ${large?.url} 800w"`,
        `sizes="${sizes}"`,
        `loading="${loading}"`,
        'width="400"',
        'height="500"',
        'style="object-position:50% 50%"',
      ]) {
        expect(image).toContain(attribute)
      }
    }
    const page = await html(`/fr/speakers/${speaker.slug}`)
    expect(page).toContain(`<meta content="http://localhost:3000${photo.sizes.og?.url}" property="og:image"/>`)
    const image = `http://localhost:3000${photo.sizes.portrait?.url}`
    expect(structuredData(page)).toMatchObject({ '@type': 'Person', name: speaker.name, jobTitle: 'Ingénieure', image })
    const ofSession = await html(`/fr/editions/${edition.slug}/sessions/${session.slug}`)
    expect(structuredData(ofSession).performer).toMatchObject([{ '@type': 'Person', name: speaker.name, image }])
  })

  test('is in no structured data without a consent', async () => {
    const withheld = await portrait()
    const speaker = await aSpeaker(app, { photo: withheld.id })
    const page = await html(`/fr/speakers/${speaker.slug}`)
    expect(page).not.toContain('/api/media/file/')
    expect(structuredData(page)).not.toHaveProperty('image')
  })

  test('is described in the schema: which sizes are cropped, and which to use', async () => {
    const { data } = await app.graphql<{ __type: { fields: { name: string; description: string }[] } }>(
      '{ __type(name: "Media_Sizes") { fields { name description } } }',
    )
    const described = Object.fromEntries(data.__type.fields.map(({ name, description }) => [name, description]))
    expect(described.portraitSmall).toMatch(/portrait in a list: cropped to 4:5 around the focal point/)
    expect(described.portrait).toMatch(/portrait on its own page: cropped/)
    expect(described.thumbnail).toMatch(/whole image.*not for a portrait/)
  })
})

describe('an image from before a size was added', () => {
  test('gets that size around its focal point, and its other files stay where they are', async () => {
    const old = await portrait({ alt: 'Une scène', needsConsent: false })
    const small = old.sizes.portraitSmall
    const before = (await app.payload.db.findOne({
      collection: 'media',
      where: { id: { equals: old.id } },
    })) as unknown as Uploaded
    const none = { filename: null, filesize: null, width: null, height: null, mimeType: null, url: null }
    const data = { sizes: { ...before.sizes, portraitSmall: none } }
    await app.payload.db.updateOne({ collection: 'media', id: old.id, data })
    await rm(join(app.database.folder, 'media', String(small?.filename)), { force: true })
    expect((await app.fetch(String(small?.url))).status).toBe(404)
    expect(await complete()).toBe(1)
    expect(await complete()).toBe(0)
    const now = (await (await app.fetch(`/api/media/${old.id}`)).json()) as Uploaded
    const { portraitSmall, ...others } = now.sizes
    const { portraitSmall: _, ...same } = old.sizes
    expect([others, now.url]).toEqual([same, old.url])
    expect([portraitSmall?.width, portraitSmall?.height]).toEqual([320, 400])
    const file = await app.fetch(String(portraitSmall?.url))
    expect(await isRed(Buffer.from(await file.arrayBuffer()))).toBe(true)
  })

  test('is left alone when its file is damaged, and others are not', async () => {
    const { doc } = await upload(app, await halves(900, 600), { as: editor })
    const lost = await resultOf(await app.fetch(`/api/media/${doc.id}`))
    expect(lost.status).toBe(200)
    await rm(join(app.database.folder, 'media', doc.filename))
    const none = { filename: null, filesize: null, width: null, height: null, mimeType: null, url: null }
    const row = (await app.payload.db.findOne({
      collection: 'media',
      where: { id: { equals: doc.id } },
    })) as unknown as Uploaded
    await app.payload.db.updateOne({
      collection: 'media',
      id: doc.id,
      data: { sizes: { ...row.sizes, portraitSmall: none } },
    })
    expect(await complete()).toBe(0)
  })
})
