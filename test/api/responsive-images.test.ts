import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aSpeaker } from '../support/fixtures'
import { filesOnDisk, halves, jpeg, type Uploaded, upload } from '../support/uploads'

let app: TestApp
let editor: Session

type Image = Uploaded & { srcset: string; dominantColour: string; croppedSizes: string[] }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const get = async <Doc>(path: string): Promise<Doc> => (await app.fetch(`/api/${path}`)).json()
const sent = async (bytes: Buffer) => (await upload(app, bytes, { as: editor })).doc.id
const isNear = (colour: string, expected: readonly number[]) =>
  [1, 3, 5].every((at, index) => Math.abs(Number.parseInt(colour.slice(at, at + 2), 16) - Number(expected[index])) < 24)

describe('an image', () => {
  test('has its widths for srcset by absolute addresses, without what is cropped', async () => {
    const image = await get<Image>(`media/${await sent(await jpeg(2000, 1000, '#224466'))}`)
    const at = 'http://localhost:3000/api/media/file/'
    const { thumbnail, card, hero } = image.sizes
    expect(image.srcset.split(', ')).toEqual([
      `${at}${thumbnail?.filename} 320w`,
      `${at}${card?.filename} 640w`,
      `${at}${hero?.filename} 1920w`,
    ])
    expect(image.croppedSizes).toEqual(['portraitSmall', 'portrait', 'og'])
    for (const candidate of image.srcset.split(', ')) {
      const { status } = await app.fetch(new URL(candidate.split(' ')[0] ?? '').pathname)
      expect(status).toBe(200)
    }
  })

  test('has each width once when it is small', async () => {
    const image = await get<Image>(`media/${await sent(await jpeg(400, 400, '#224467'))}`)
    expect(image.srcset.match(/\d+w/g)).toEqual(['320w', '400w'])
  })

  test('has the colour that covers most of it, white where it is transparent', async () => {
    const image = await get<Image>(`media/${await sent(await jpeg(900, 600, '#3a6ea5'))}`)
    expect(isNear(image.dominantColour, [0x3a, 0x6e, 0xa5])).toBe(true)
    const clear = sharp({ create: { width: 90, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const logo = await get<Image>(`media/${await sent(await clear.png().toBuffer())}`)
    expect(isNear(logo.dominantColour, [255, 255, 255])).toBe(true)
  })

  test('says the same in GraphQL, and in REST where it is selected, populated or not', async () => {
    const id = await sent(await halves(800, 500, '#aa2211'))
    const image = await get<Image>(`media/${id}`)
    const facts = { srcset: image.srcset, dominantColour: image.dominantColour, croppedSizes: image.croppedSizes }
    const fields = 'srcset dominantColour croppedSizes'
    const { data } = await app.graphql<Record<string, object>>(
      `{ Media(id: "${id}") { ${fields} } selected: Media(id: "${id}", select: true) { ${fields} } }`,
    )
    expect(data).toEqual({ Media: facts, selected: facts })
    expect(await get(`media/${id}?select[srcset]=true`)).toMatchObject({ srcset: facts.srcset })
    const speaker = await aSpeaker(app, { photo: id })
    const { photo } = await get<{ photo: Image }>(`speakers/${speaker.id}?depth=1&populate[media][srcset]=true`)
    expect(photo.srcset).toBe(facts.srcset)
  })

  test('takes none of this from a request', async () => {
    const id = await sent(await jpeg(300, 200, '#2244aa'))
    const before = await get<Image>(`media/${id}`)
    const json = { dominantColour: 'url(x)', srcset: 'x 1w', croppedSizes: ['card'], credit: 'C. M.' }
    expect((await app.fetch(`/api/media/${id}`, { method: 'PATCH', as: editor, json })).status).toBe(200)
    expect(await get<Image>(`media/${id}`)).toMatchObject({
      dominantColour: before.dominantColour,
      srcset: before.srcset,
      credit: 'C. M.',
    })
  })

  test('is a JPEG of 1200 × 630 for og:image, white where it is transparent, and on the page', async () => {
    const clear = sharp({
      create: { width: 1400, height: 900, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
    const id = await sent(await clear.png().toBuffer())
    const { sizes } = await get<Image>(`media/${id}`)
    expect(sizes.og).toMatchObject({ mimeType: 'image/jpeg', width: 1200, height: 630 })
    expect(sizes.og?.filename).toMatch(/-og\.jpg$/)
    const response = await app.fetch(String(sizes.og?.url))
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    const { channels } = await sharp(Buffer.from(await response.arrayBuffer())).stats()
    expect(channels.map(({ mean }) => Math.round(mean))).toEqual([255, 255, 255])
    const speaker = await aSpeaker(app, { photo: id })
    const page = await (await app.fetch(`/fr/speakers/${speaker.slug}`)).text()
    expect(page).toContain(`<meta content="http://localhost:3000${sizes.og?.url}" property="og:image"/>`)
    expect(page).toContain('<meta content="image/jpeg" property="og:image:type"/>')
  })
})

test('an image from before gets its colour and its JPEG when the server starts, once, and loses the file in its place', async () => {
  const id = await sent(await jpeg(1500, 900, '#7a2f10'))
  const before = await get<Image>(`media/${id}`)
  await becomeOld(id)
  const old = await get<Image>(`media/${id}`)
  expect([old.dominantColour, old.sizes.og?.mimeType]).toEqual([null, 'image/webp'])
  // Its module needs the environment that `bootApp` sets.
  const { completeImages } = await import('../../collections/media/complete-images')
  expect(await completeImages(app.payload)).toBe(1)
  const after = await get<Image>(`media/${id}`)
  expect(isNear(after.dominantColour, [0x7a, 0x2f, 0x10])).toBe(true)
  expect(after.sizes).toEqual(before.sizes)
  expect([after.filename, after.srcset]).toEqual([before.filename, before.srcset])
  expect((await app.fetch(String(after.sizes.og?.url))).status).toBe(200)
  expect(await filesOnDisk(app)).not.toContain(old.sizes.og?.filename)
  expect(await completeImages(app.payload)).toBe(0)
})

/** Makes an image as versions before the JPEG stored it. */
async function becomeOld(id: string): Promise<void> {
  const { db } = app.payload
  const row = (await db.findOne<{ id: string } & Image>({
    collection: 'media',
    where: { id: { equals: id } },
  })) as Image
  const filename = row.filename.replace(/\.webp$/, '-og.webp')
  const webp = await sharp(await jpeg(1200, 630))
    .webp()
    .toBuffer()
  await sharp(webp).toFile(join(app.database.folder, 'media', filename))
  const og = { ...row.sizes.og, filename, mimeType: 'image/webp', filesize: webp.length }
  const data = { filename: row.filename, dominantColour: null, sizes: { ...row.sizes, og } }
  await db.updateOne({ collection: 'media', id, data })
}
