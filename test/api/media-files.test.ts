import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, aSpeaker, aTestimonial } from '../support/fixtures'
import { filesOnDisk, jpeg, type Uploaded, upload } from '../support/uploads'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const aLogo = async () => (await upload(app, await jpeg(300, 200), { as: editor, name: 'logo.jpg' })).doc
let photos = 0
/** A photo of a person. No two are the same file, which would share withdrawals. */
async function aPhoto(): Promise<Uploaded> {
  photos += 1
  const bytes = await jpeg(300, 300 + photos, '#775533')
  return (await upload(app, bytes, { as: editor, data: { alt: 'Une femme sourit' } })).doc
}

async function expectNotFound(response: Response) {
  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    errors: [{ message: expect.stringContaining('n’existe pas'), code: 'NOT_FOUND' }],
  })
}

describe('a file over HTTP', () => {
  test('has the type of its content, cannot run scripts, and may be embedded by any site', async () => {
    const { url } = await aLogo()
    const { status, headers } = await app.fetch(url)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^inline; filename="logo-[0-9a-f]{10}(-\d)?\.webp"$/),
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  test('is immutable without consent, revalidated with consent, and private when unpublished', async () => {
    const cacheOf = async ({ url }: Uploaded, as?: Session) =>
      (await app.fetch(url, { as })).headers.get('cache-control')
    expect(await cacheOf(await aLogo())).toBe('public, max-age=31536000, immutable')
    const photo = await aPhoto()
    expect(await cacheOf(photo, editor)).toBe('private, no-cache')
    await aConsent(app, 'media', photo.id)
    expect(await cacheOf(photo)).toBe('public, no-cache')
  })

  test('is not sent again to a client that has it (304)', async () => {
    const { url } = await aLogo()
    const etag = String((await app.fetch(url)).headers.get('etag'))
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await app.fetch(url, { headers: { 'If-None-Match': tag } })
      expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect((await app.fetch(url, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  test('is sent in ranges', async () => {
    const { url } = await aLogo()
    const full = Buffer.from(await (await app.fetch(url)).arrayBuffer())
    const part = await app.fetch(url, { headers: { Range: 'bytes=4-11' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-11/${full.length}`])
    expect(Buffer.from(await part.arrayBuffer()).equals(full.subarray(4, 12))).toBe(true)
    expect((await app.fetch(url, { headers: { Range: 'bytes=999999-' } })).status).toBe(416)
    const changed = await app.fetch(url, { headers: { Range: 'bytes=4-11', 'If-Range': '"former"' } })
    expect(changed.status).toBe(200)
  })

  test('answers HEAD with the headers of GET', async () => {
    const { url } = await aLogo()
    const [head, get] = [await app.fetch(url, { method: 'HEAD' }), await app.fetch(url)]
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
  })
})

describe('the response is 404 for', () => {
  test.each([
    '/api/media/file/inconnu.webp',
    '/api/documents/file/inconnu.pdf',
    '/api/media/file/..%2Fassises.db',
    '/api/media/file/%00',
  ])('%s', async (path) => expectNotFound(await app.fetch(path)))

  test('a file that is missing on the disk, for every reader', async () => {
    const { url, filename } = await aLogo()
    await rm(join(app.database.folder, 'media', filename))
    await expectNotFound(await app.fetch(url))
    await expectNotFound(await app.fetch(url, { as: editor }))
  })

  test('a file that no document names, and a name in another case', async () => {
    await writeFile(join(app.database.folder, 'media', 'seul-0123456789.webp'), 'x')
    await expectNotFound(await app.fetch('/api/media/file/seul-0123456789.webp', { as: editor }))
    const { url, filename } = await aLogo()
    await expectNotFound(await app.fetch(url.replace(filename, filename.toUpperCase())))
  })
})

describe('private documents', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n')
  const send = (bytes: Buffer, name = 'Accord de Marie.pdf') =>
    upload(app, bytes, { as: editor, to: '/api/documents', name, data: { title: 'Accord signé' } })

  test('a PDF is stored unchanged, downloaded, and not cached', async () => {
    const { status, doc } = await send(pdf)
    expect([status, doc.mimeType]).toEqual([201, 'application/pdf'])
    const response = await app.fetch(doc.url, { as: editor })
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringMatching(/^attachment; filename="accord-de-marie-[0-9a-f]{10}\.pdf"$/),
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
    })
  })

  test('a document is a 404 for readers without access', async () => {
    const { doc } = await send(pdf)
    const others = [
      undefined,
      await signIn(app, 'contributor'),
      await createApiClient(app, 'read'),
      await createApiClient(app, 'preview'),
    ]
    for (const as of others) await expectNotFound(await app.fetch(doc.url, { as }))
    await expectNotFound(await app.fetch(doc.url.replace('documents', 'media'), { as: editor }))
  })

  test('a file that is not a complete PDF is refused, whatever its name', async () => {
    const before = await filesOnDisk(app)
    const html = Buffer.from('<html>%PDF-1.7 %%EOF')
    for (const bytes of [html, pdf.subarray(0, 20), await jpeg(9, 9)]) {
      const { status, messages } = await send(bytes, 'accord.pdf')
      expect([status, messages.join(' ')]).toEqual([400, expect.stringContaining('pas un PDF lisible')])
    }
    expect(await filesOnDisk(app)).toEqual(before)
  })
})

describe('a photo of a person', () => {
  type Owner = 'speakers' | 'testimonials'
  /** Whether the public sees a photo by its id, in the list, populated by both APIs, and by its files. */
  async function publicSight(owner: Owner, id: string, photo: Uploaded) {
    const json = async (path: string) => (await app.fetch(path)).json()
    const field = owner === 'speakers' ? 'Speaker' : 'Testimonial'
    const query = `query ($id: String!) { ${field}(id: $id) { photo { filename sizes { card { url } } } } }`
    const nested = await app.graphql<Record<string, { photo: object | null } | null>>(query, { variables: { id } })
    const files = await Promise.all([photo, ...Object.values(photo.sizes)].map(({ url }) => app.fetch(String(url))))
    return {
      row: (await app.fetch(`/api/media/${photo.id}`)).status === 200,
      listed: (await json(`/api/media?where[id][equals]=${photo.id}`)).totalDocs === 1,
      inRest: JSON.stringify(await json(`/api/${owner}/${id}?depth=2`)).includes(photo.filename),
      inGraphQL: Boolean(nested.data?.[field]?.photo),
      files: [...new Set(files.map(({ status }) => status))],
    }
  }
  const seen = { row: true, listed: true, inRest: true, inGraphQL: true, files: [200] }
  const gone = { row: false, listed: false, inRest: false, inGraphQL: false, files: [404] }

  test.each(['speakers', 'testimonials'] as const)(
    'of %s is public while a consent for photos covers it, and vanishes at once when it is taken back',
    async (owner) => {
      const photo = await aPhoto()
      const { id } = await (owner === 'speakers' ? aSpeaker : aTestimonial)(app, { photo: photo.id })
      expect(await publicSight(owner, id, photo)).toEqual(gone)
      const words = await aConsent(app, owner, id, { scope: ['name', 'quote'], person: 'Amina B.' })
      expect(await publicSight(owner, id, photo)).toEqual(gone)
      await app.payload.delete({ collection: 'consents', id: words.id, overrideAccess: true })
      const consent = await aConsent(app, owner, id)
      expect(await publicSight(owner, id, photo)).toEqual(seen)
      const json = { withdrawnAt: new Date().toISOString() }
      expect((await app.fetch(`/api/consents/${consent.id}`, { method: 'PATCH', as: editor, json })).status).toBe(200)
      expect(await publicSight(owner, id, photo)).toEqual(gone)
    },
  )

  test('a cached copy is not revalidated after withdrawal', async () => {
    const photo = await aPhoto()
    const consent = await aConsent(app, 'media', photo.id)
    const headers = { 'If-None-Match': String((await app.fetch(photo.url)).headers.get('etag')) }
    expect((await app.fetch(photo.url, { headers })).status).toBe(304)
    await app.payload.delete({ collection: 'consents', id: consent.id, overrideAccess: true })
    expect((await app.fetch(photo.url, { headers })).status).toBe(404)
  })

  test('needs consent again when an editor says that a person can be recognised', async () => {
    const logo = await aLogo()
    expect((await app.fetch(logo.url)).status).toBe(200)
    await app.fetch(`/api/media/${logo.id}`, { method: 'PATCH', as: editor, json: { needsConsent: true } })
    await expectNotFound(await app.fetch(logo.url))
    expect((await app.fetch(logo.url, { as: editor })).status).toBe(200)
  })
})

describe('replacing and deleting', () => {
  let doc: Uploaded
  beforeEach(async () => {
    ;({ doc } = await upload(app, await jpeg(500, 500, '#224466'), { as: editor, name: 'avant.jpg' }))
  })
  const url = () => `/api/media/${doc.id}`
  const filesOf = async (word: string) => (await filesOnDisk(app)).filter((name) => name.startsWith(`${word}-`))

  test('a new file replaces the former ones on the disk', async () => {
    const { doc: after } = await upload(app, await jpeg(400, 400), {
      as: editor,
      to: url(),
      method: 'PATCH',
      name: 'apres.jpg',
      data: {},
    })
    expect([after.width, after.alt, after.originalName]).toEqual([400, 'Une salle vide', 'apres.jpg'])
    expect(await filesOf('avant')).toEqual([])
    expect(await filesOf('apres')).toHaveLength(7)
    await app.fetch(url(), { method: 'DELETE', as: editor })
    expect(await filesOf('apres')).toEqual([])
  })

  test('a refused replacement changes nothing', async () => {
    const refused = await upload(app, await jpeg(400, 400), {
      as: editor,
      to: url(),
      method: 'PATCH',
      name: 'refuse.jpg',
      data: { alt: '', credit: 'x'.repeat(300) },
    })
    expect(refused.status).toBe(400)
    expect(await filesOf('refuse')).toEqual([])
    for (const file of [doc, ...Object.values(doc.sizes)]) expect((await app.fetch(String(file.url))).status).toBe(200)
    await app.fetch(url(), { method: 'DELETE', as: editor })
  })

  test('a file that cannot be written leaves the document as it was, in both languages', async () => {
    await app.payload.update({
      collection: 'media',
      id: doc.id,
      data: { alt: 'An empty room' },
      locale: 'en',
      overrideAccess: true,
    })
    // A file in place of the folder makes every write fail.
    const folder = join(app.database.folder, 'media')
    await rename(folder, `${folder}-away`)
    await writeFile(folder, '')
    const error = vi.spyOn(app.payload.logger, 'error').mockImplementation(() => {})
    const replaced = await upload(app, await jpeg(401, 401, '#010203'), {
      as: editor,
      to: url(),
      method: 'PATCH',
      name: 'panne.jpg',
      data: { credit: 'Nouveau' },
    })
    const created = await upload(app, await jpeg(401, 401, '#010203'), { as: editor, name: 'panne.jpg' })
    error.mockRestore()
    await rm(folder)
    await rename(`${folder}-away`, folder)
    expect([replaced.status, created.status]).toEqual([500, 500])
    expect(replaced.messages[0]).toContain('Rien n’a changé')
    const stored = await app.payload.findByID({ collection: 'media', id: doc.id, locale: 'all', overrideAccess: true })
    expect(stored).toMatchObject({ filename: doc.filename, alt: { fr: 'Une salle vide', en: 'An empty room' } })
    expect(stored.credit ?? null).toBeNull()
    expect((await app.fetch(String(doc.sizes.og?.url))).status).toBe(200)
    expect(await filesOf('panne')).toEqual([])
    const rows = await app.payload.count({
      collection: 'media',
      where: { originalName: { equals: 'panne.jpg' } },
      overrideAccess: true,
    })
    expect(rows.totalDocs).toBe(0)
  })

  test('a deletion that selects one field in its response removes every file', async () => {
    expect((await filesOf('avant')).length).toBeGreaterThan(0)
    await app.fetch(`/api/media?where[originalName][equals]=avant.jpg&select[alt]=true`, {
      method: 'DELETE',
      as: editor,
    })
    expect(await filesOf('avant')).toEqual([])
  })

  test('the metadata of a file cannot be written', async () => {
    const json = {
      filename: 'autre.webp',
      mimeType: 'text/vtt',
      width: 1,
      sizes: { og: { filename: 'x' } },
      originalName: 'z',
      url: '/x',
    }
    await app.fetch(url(), { method: 'PATCH', as: editor, json })
    const { doc: after } = { doc: await (await app.fetch(url(), { as: editor })).json() }
    expect(after).toMatchObject({
      filename: doc.filename,
      mimeType: 'image/webp',
      width: 500,
      originalName: 'avant.jpg',
      sizes: doc.sizes,
    })
    await app.fetch(url(), { method: 'DELETE', as: editor })
  })
})
