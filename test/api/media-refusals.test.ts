import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { expectNothingStored, jpeg, upload } from '../support/uploads'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

describe('refused by content, with nothing written', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const cases: [string, () => Promise<Buffer> | Buffer, string][] = [
    ['svg', () => svg, 'logo.svg'],
    ['svg called png', () => svg, 'logo.png'],
    ['html called jpg', () => html, 'photo.jpg'],
    ['pdf called jpg', () => Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF'), 'photo.jpg'],
    [
      'gif',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
          .gif()
          .toBuffer(),
      'a.gif',
    ],
    ['gif with a script', () => Buffer.concat([Buffer.from('GIF89a/*'), html]), 'photo.jpg'],
    ['html called vtt', () => html, 'sous-titres.vtt'],
    [
      'html after a caption signature',
      () => Buffer.concat([Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\n'), html]),
      'a.vtt',
    ],
    ['captions in latin-1', () => Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\né', 'latin1'), 'a.vtt'],
    ['a truncated jpeg', async () => (await jpeg(2000, 2000)).subarray(0, 9000), 'photo.jpg'],
    ['a jpeg signature and noise', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), html]), 'photo.jpg'],
    ['an empty file', () => Buffer.alloc(0), 'photo.jpg'],
    ['more than 60 million pixels', () => bomb(), 'photo.png'],
  ]

  // One colour: a few kilobytes that decode to 300 MB of pixels.
  const bomb = () =>
    sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()

  test.each(cases)('%s', async (_, bytes, name) => {
    const content = await bytes()
    await expectNothingStored(app, async () => {
      const french = await upload(app, content, { as: editor, name })
      expect(french.status).toBe(400)
      expect(french.messages.join(' ')).toMatch(/image|sous-titres|pixels/)
      const english = await upload(app, content, { as: editor, name, headers: { 'Accept-Language': 'en' } })
      expect(english.status).toBe(400)
      expect(english.messages.join(' ')).toMatch(/This (image|file)|These captions/)
    })
  })

  test('a file of more than 10 MB', async () => {
    const heavy = Buffer.concat([await jpeg(50, 50), Buffer.alloc(10 * 1024 * 1024)])
    await expectNothingStored(app, async () => {
      const french = await upload(app, heavy, { as: editor })
      expect([french.status, french.messages]).toEqual([413, [expect.stringContaining('dépasse 10 Mo')]])
      const english = await upload(app, heavy, { as: editor, headers: { 'Accept-Language': 'en-GB' } })
      expect([english.status, english.messages]).toEqual([413, [expect.stringContaining('larger than 10 MB')]])
    })
  })

  test('a file of far more than 10 MB, while it is received, in the language of its sender', async () => {
    const heavier = Buffer.alloc(13_000_000)
    const french = await upload(app, heavier, { as: editor, headers: { 'Accept-Language': 'fr-FR,fr;q=0.9,en;q=0.8' } })
    expect([french.status, french.messages]).toEqual([413, [expect.stringContaining('dépasse 10 Mo')]])
    const english = await upload(app, heavier, { as: editor, headers: { 'Accept-Language': 'en' } })
    expect([english.status, english.messages]).toEqual([413, [expect.stringContaining('larger than 10 MB')]])
  })
})

describe('remote files', () => {
  test('a remote address is never fetched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const data = { alt: 'Une salle', filename: 'a.jpg', url: 'http://127.0.0.1:9/a.jpg' }
    await expectNothingStored(app, async () => {
      const [json, withFile, mutation, pasted, client] = [
        await app.fetch('/api/media', { method: 'POST', as: editor, json: data }),
        await upload(app, await jpeg(9, 9), { as: editor, data }),
        await app.graphql(
          'mutation { createMedia(data: { alt: "Une salle", filename: "a.jpg", url: "http://127.0.0.1:9/a.jpg" }) { id } }',
          { as: editor },
        ),
        await app.fetch('/api/media/paste-url?src=http://127.0.0.1:9/a.jpg', { as: editor }),
        [await sendReference({ prefix: '../' }), await sendReference({ signedReceipt: 'a.b' })],
      ]
      expect([json.status, withFile.status, pasted.status]).toEqual([400, 400, 400])
      expect(mutation.errors?.length).toBe(1)
      expect(client.map(({ status }) => status)).toEqual([400, 400])
    })
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })

  // The form that a browser sends after a direct upload to object storage.
  function sendReference(clientUploadContext: object) {
    const form = new FormData()
    form.append('file', JSON.stringify({ filename: 'a.jpg', mimeType: 'image/jpeg', size: 1, clientUploadContext }))
    form.append('_payload', JSON.stringify({ alt: 'Une salle' }))
    return app.fetch('/api/media', { method: 'POST', as: editor, body: form })
  }

  test('a file from an anonymous sender is refused before it is opened', async () => {
    const opened = vi.spyOn(sharp.prototype as { metadata(): unknown }, 'metadata')
    await expectNothingStored(app, async () => {
      expect((await upload(app, await jpeg(9, 9))).status).toBe(401)
    })
    expect(opened).not.toHaveBeenCalled()
    opened.mockRestore()
  })

  test.each([
    ['multipart/form-data; boundary=a', {}],
    ['application/json', { 'content-length': '900000' }],
    ['application/json', { 'transfer-encoding': 'chunked' }],
  ])('a large body or a file as %s of somebody without an account is refused unread', async (type, headers) => {
    let isRead = false
    const pull = () => {
      isRead = true
    }
    const body = new ReadableStream({ pull }, { highWaterMark: 0 })
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': type, ...headers } } as RequestInit
    const response = await app.fetch('/api/organisations', init)
    expect([response.status, (await response.json()).errors[0].code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(isRead).toBe(false)
  })

  test('the form of a log-in is read, though it is multipart', async () => {
    const body = new FormData()
    body.set('_payload', JSON.stringify({ email: 'personne@exemple.fr', password: 'x' }))
    const response = await app.fetch('/api/users/login', { method: 'POST', body })
    expect((await response.json()).errors[0].code).toBe('INVALID_LOGIN')
  })
})
