import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, aSpeaker } from '../support/fixtures'
import { jpeg, type Uploaded, upload } from '../support/uploads'

let app: TestApp
let editor: Session
let contributor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  contributor = await signIn(app, 'contributor')
})
afterAll(() => app.close())

let width = 120
/** A picture that no other test sends. */
const aPicture = () => {
  width += 1
  return jpeg(width, 90)
}

async function send(bytes: Uint8Array, needsConsent: boolean, as = editor): Promise<Uploaded> {
  const { status, doc } = await upload(app, bytes, { as, data: { alt: 'Une personne sourit', needsConsent } })
  expect(status).toBe(201)
  return doc
}

const sameFiles = async (id: string, as?: Session) => app.fetch(`/api/media/${id}/same-file`, { as })

/** How the public gets an image: its document, its file and one of its sizes. */
async function statuses(image: Uploaded): Promise<number[]> {
  const paths = [`/api/media/${image.id}`, image.url, String(image.sizes.portrait?.url)]
  return Promise.all(paths.map(async (path) => (await app.fetch(path)).status))
}

const isPublic = [200, 200, 200]
const isGone = [404, 404, 404]

const withdraw = (id: string) =>
  app.fetch(`/api/consents/${id}`, { method: 'PATCH', as: editor, json: { withdrawnAt: new Date().toISOString() } })

describe('the same file sent twice', () => {
  test('is stored, and the second image names the first one to the staff only', async () => {
    const bytes = await aPicture()
    const [first, second] = [await send(bytes, true), await send(bytes, true, contributor)]
    const { images } = (await (await sameFiles(second.id, contributor)).json()) as { images: { id: string }[] }
    expect(images).toMatchObject([{ id: first.id, alt: 'Une personne sourit', originalName: 'essai.jpg' }])
    const other = await send(await aPicture(), true)
    expect(await (await sameFiles(other.id, editor)).json()).toEqual({ images: [] })
    expect((await sameFiles(second.id)).status).toBe(403)
    const answer = await (await app.fetch(`/api/media/${second.id}`, { as: editor })).text()
    expect(answer).not.toContain('checksum')
  })

  test('stays withheld by an editor who says that it needs no consent, once its person has withdrawn theirs', async () => {
    const bytes = await aPicture()
    const first = await send(bytes, true)
    const consent = await aConsent(app, 'media', first.id, { person: 'Awa Ndiaye' })
    expect(await statuses(first)).toEqual(isPublic)
    await withdraw(consent.id)
    const second = await send(bytes, false)
    expect(await statuses(second)).toEqual(isGone)
    const own = await app.fetch(second.url, { as: editor })
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    const patch = { method: 'PATCH', as: editor, json: { alt: 'Une personne rit' } }
    expect((await app.fetch(`/api/media/${second.id}`, patch)).status).toBe(200)
    expect(await statuses(second)).toEqual(isGone)
    await aConsent(app, 'media', first.id, { person: 'Awa Ndiaye' })
    expect(await statuses(second)).toEqual(isPublic)
  })

  test('leaves the site with the image whose consent is withdrawn', async () => {
    const bytes = await aPicture()
    const [first, second] = [await send(bytes, true), await send(bytes, false)]
    const speaker = await aSpeaker(app, { photo: first.id })
    const consent = await aConsent(app, 'speakers', speaker.id)
    expect([await statuses(first), await statuses(second)]).toEqual([isPublic, isPublic])
    await withdraw(consent.id)
    expect([await statuses(first), await statuses(second)]).toEqual([isGone, isGone])
  })

  test('is not public when a contributor sends it', async () => {
    const bytes = await aPicture()
    await send(bytes, false)
    expect(await statuses(await send(bytes, false, contributor))).toEqual(isGone)
  })
})
