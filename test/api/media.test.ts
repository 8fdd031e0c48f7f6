import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { expectNothingStored, filesOnDisk, halves, jpeg, resultOf, upload } from '../support/uploads'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const served = async ({ url }: { url: string | null }) =>
  Buffer.from(await (await app.fetch(String(url), { as: editor })).arrayBuffer())

describe('an uploaded image', () => {
  test('has every size, cropped sizes in their proportions, and an original of at most 2560 pixels', async () => {
    const { status, doc } = await upload(app, await jpeg(4000, 3000), { as: editor })
    expect(status).toBe(201)
    expect([doc.mimeType, doc.width, doc.height]).toEqual(['image/webp', 2560, 1920])
    const extents = Object.entries(doc.sizes).map(([name, size]) => [name, size.width, size.height, size.mimeType])
    expect(extents).toEqual([
      ['thumbnail', 320, 240, 'image/webp'],
      ['card', 640, 480, 'image/webp'],
      ['portraitSmall', 320, 400, 'image/webp'],
      ['portrait', 800, 1000, 'image/webp'],
      ['hero', 1920, 1440, 'image/webp'],
      ['og', 1200, 630, 'image/jpeg'],
    ])
    for (const file of [doc, ...Object.values(doc.sizes)]) {
      const { format, width, height } = await sharp(await served(file)).metadata()
      expect([`image/${format}`, width, height]).toEqual([file.mimeType, file.width, file.height])
    }
  })

  test('has every size when it is small, none enlarged', async () => {
    const { doc } = await upload(app, await jpeg(300, 300), { as: editor })
    expect(Object.values(doc.sizes).map(({ width, height }) => [width, height])).toEqual([
      [300, 300],
      [300, 300],
      [240, 300],
      [240, 300],
      [300, 300],
      [300, 158],
    ])
    expect(Object.values(doc.sizes).every(({ url }) => url?.startsWith('/api/media/file/'))).toBe(true)
  })

  test('loses its GPS, camera and author metadata in every file that is served', async () => {
    const photo = await sharp(await jpeg(1000, 800))
      .withExif({
        IFD0: { Make: 'CanaryCamera', Artist: 'CanaryAuthor' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '43/1 36/1 39/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '3/1 52/1 38/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CanaryXmp</x:xmpmeta>')
      .jpeg()
      .toBuffer()
    expect(photo.includes('CanaryCamera') && photo.includes('CanaryXmp')).toBe(true)
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const { doc } = await upload(app, photo, { as: editor })
    for (const file of [doc, ...Object.values(doc.sizes)]) {
      const bytes = await served(file)
      const { exif, iptc, xmp, icc } = await sharp(bytes).metadata()
      expect({ exif, iptc, xmp, icc }).toEqual({})
      expect(/Canary|EXIF|XMP /.test(bytes.toString('latin1'))).toBe(false)
    }
  })

  test('is rotated by the orientation of the camera', async () => {
    const { doc } = await upload(app, await jpeg(600, 400, '#808080', 6), { as: editor })
    expect([doc.width, doc.height]).toEqual([400, 600])
    expect([doc.sizes.card?.width, doc.sizes.card?.height]).toEqual([400, 600])
  })

  test('keeps its transparency, and an animation becomes its first frame', async () => {
    const clear = sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const png = await upload(app, await clear.clone().png().toBuffer(), { as: editor, name: 'logo.png' })
    expect((await sharp(await served(png.doc)).metadata()).hasAlpha).toBe(true)
    const frames = sharp(await Promise.all([jpeg(40, 40, '#ff0000'), jpeg(40, 40, '#00ff00')]), {
      join: { animated: true },
    })
    const animated = await frames.webp().toBuffer()
    expect((await sharp(animated).metadata()).pages).toBe(2)
    const { doc } = await upload(app, animated, { as: editor, name: 'anime.webp' })
    expect((await sharp(await served(doc)).metadata()).pages ?? 1).toBe(1)
    expect([doc.width, doc.height]).toEqual([40, 40])
  })

  const colours = { jpeg: '#111111', png: '#444444', webp: '#888888', avif: '#cccccc' }
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('is accepted as %s, whatever its name', async (format) => {
    const bytes = await sharp(await jpeg(60, 40, colours[format]))
      .toFormat(format)
      .toBuffer()
    const { status, doc } = await upload(app, bytes, { as: editor, name: 'photo.php', type: 'application/x-php' })
    expect([status, doc.mimeType]).toEqual([201, 'image/webp'])
    expect(doc.filename).toMatch(/^photo-[0-9a-f]{10}\.webp$/)
  })
})

describe('the focal point', () => {
  const isRed = async (file: { url: string | null }) => {
    const { channels } = await sharp(await served(file)).stats()
    return (channels[0]?.mean ?? 0) > (channels[2]?.mean ?? 0)
  }

  test('centres the cropped sizes, at upload and when it is moved, and changes their address', async () => {
    const to = '/api/media?uploadEdits[focalPoint][x]=5&uploadEdits[focalPoint][y]=50'
    const { doc: first } = await upload(app, await halves(2000, 800), { as: editor, to, name: 'scene.png' })
    expect([first.focalX, first.focalY]).toEqual([5, 50])
    expect(await isRed(first.sizes.portrait as never)).toBe(true)
    expect(await isRed(first.sizes.portraitSmall as never)).toBe(true)
    const path = `/api/media/${first.id}?uploadEdits[focalPoint][x]=95&uploadEdits[focalPoint][y]=50`
    const { status, doc: moved } = await resultOf(await app.fetch(path, { method: 'PATCH', as: editor, json: {} }))
    expect([status, moved.focalX]).toEqual([200, 95])
    expect(await isRed(moved.sizes.portrait as never)).toBe(false)
    expect(moved.sizes.portrait?.url).not.toBe(first.sizes.portrait?.url)
    expect((await served(moved)).equals(await served(moved))).toBe(true)
    expect((await app.fetch(String(first.sizes.portrait?.url))).status).toBe(404)
    expect((await filesOnDisk(app)).filter((name) => name.startsWith('scene-'))).toHaveLength(7)
  })

  test('changes no file when it does not move', async () => {
    const { doc } = await upload(app, await jpeg(900, 900), { as: editor })
    const path = `/api/media/${doc.id}?uploadEdits[focalPoint][x]=50&uploadEdits[focalPoint][y]=50`
    const answer = await resultOf(
      await app.fetch(path, { method: 'PATCH', as: editor, json: { ...doc, credit: 'C. M.' } }),
    )
    expect([answer.status, answer.doc.filename, answer.doc.sizes.og]).toEqual([200, doc.filename, doc.sizes.og])
  })

  test('stays inside the part that an editor crops to', async () => {
    const edits =
      'uploadEdits[crop][x]=50&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=100'
    const to = `/api/media?${edits}&uploadEdits[focalPoint][x]=75&uploadEdits[focalPoint][y]=50`
    const { doc } = await upload(app, await halves(1000, 400), { as: editor, to })
    expect([doc.width, doc.height, doc.focalX]).toEqual([500, 400, 50])
    expect(await isRed(doc)).toBe(false)
  })
})

describe('polyglots and names', () => {
  test('bytes after an image are removed', async () => {
    const polyglot = Buffer.concat([await jpeg(64, 64), Buffer.from('<script>canary()</script>%PDF-1.7')])
    const { status, doc } = await upload(app, polyglot, { as: editor })
    expect(status).toBe(201)
    for (const file of [doc, ...Object.values(doc.sizes)]) {
      expect((await served(file)).toString('latin1')).not.toMatch(/canary|%PDF/)
    }
  })

  test.each([
    ['../../../etc/passwd.jpg', /^passwd-[0-9a-f]{10}\.webp$/],
    ['..\\..\\Été à l’œuvre (1).PHP.JPG', /^ete-a-l-oeuvre-1-php-[0-9a-f]{10}\.webp$/],
    [`${'très-long-'.repeat(40)}.jpg`, /^tres-long[a-z-]{1,60}-[0-9a-f]{10}\.webp$/],
    ['\u202Egpj.exe', /^gpj-[0-9a-f]{10}\.webp$/],
    ['😀.jpg', /^fichier-[0-9a-f]{10}\.webp$/],
  ])('the name %s becomes a plain one', async (name, expected) => {
    const { status, doc } = await upload(app, await jpeg(31, 31, '#123456'), { as: editor, name })
    expect([status, doc.filename]).toEqual([201, expect.stringMatching(expected)])
  })

  test('the same file twice has two addresses, and a changed content gets another address', async () => {
    const bytes = await jpeg(77, 77)
    const [one, two, three] = [
      await upload(app, bytes, { as: editor, name: 'double.jpg' }),
      await upload(app, bytes, { as: editor, name: 'double.jpg' }),
      await upload(app, await jpeg(78, 77), { as: editor, name: 'double.jpg' }),
    ]
    expect(new Set([one, two, three].map(({ doc }) => doc.url)).size).toBe(3)
  })

  test('the same file sent twice at once is stored twice', async () => {
    const bytes = await jpeg(91, 91, '#abcdef')
    const sent = await Promise.all([1, 2, 3].map(() => upload(app, bytes, { as: editor, name: 'ensemble.jpg' })))
    expect(sent.some(({ status }) => status === 201)).toBe(true)
    for (const { status, doc } of sent) {
      expect([201, 400]).toContain(status)
      if (status === 201) expect((await app.fetch(doc.url)).status).toBe(200)
    }
  })

  test('of a contributor needs a consent, whatever they send, until an editor says otherwise', async () => {
    const contributor = await signIn(app, 'contributor')
    const { doc } = await upload(app, await jpeg(40, 30), {
      as: contributor,
      name: 'Marie Dupont.jpg',
      data: { alt: 'Une femme', needsConsent: false },
    })
    expect(doc.filename).not.toContain('marie')
    expect((await app.fetch(doc.url)).status).toBe(404)
    expect((await app.fetch(`/api/media/${doc.id}`)).status).toBe(404)
    const json = { needsConsent: false }
    expect((await app.fetch(`/api/media/${doc.id}`, { method: 'PATCH', as: contributor, json })).status).toBe(403)
    expect((await app.fetch(`/api/media/${doc.id}`, { method: 'PATCH', as: editor, json })).status).toBe(200)
    expect((await app.fetch(doc.url)).status).toBe(200)
  })

  test('the address of a photo of a person does not contain its file name', async () => {
    const { doc } = await upload(app, await jpeg(80, 80), {
      as: editor,
      name: 'Marie Dupont.jpg',
      data: { alt: 'Une femme' },
    })
    expect(doc.filename).toMatch(/^image-[0-9a-f]{10}\.webp$/)
    expect(doc.originalName).toBe('Marie Dupont.jpg')
  })
})

describe('the alternative text', () => {
  const bytes = jpeg(20, 20)
  test.each([
    ['nothing', {}, 'Décrivez en une phrase'],
    ['spaces', { alt: '   ' }, 'Décrivez en une phrase'],
    ['a camera name', { alt: 'IMG_1234' }, 'Ceci est un nom de fichier'],
    ['a file name', { alt: 'logo région.png' }, 'Ceci est un nom de fichier'],
  ])('%s is refused kindly, with nothing written', async (_, data, sentence) => {
    await expectNothingStored(app, async () => {
      const { status, messages } = await upload(app, await bytes, { as: editor, data })
      expect([status, messages.join(' ')]).toEqual([400, expect.stringContaining(sentence)])
    })
  })

  test('is not required for a decorative image or captions', async () => {
    const decorative = await upload(app, await bytes, { as: editor, data: { decorative: true } })
    expect(decorative.status).toBe(201)
    const captions = Buffer.from('\uFEFFWEBVTT - essai\r\n\r\n00:00.000 --> 00:01.000\r\n<v Amina>J’ai <i>osé</i>.\r\n')
    const { status, doc } = await upload(app, captions, { as: editor, name: 'a.txt', data: { needsConsent: false } })
    expect([status, doc.mimeType, doc.sizes.card?.url]).toEqual([201, 'text/vtt', null])
    const response = await app.fetch(doc.url)
    expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
    expect(await response.text()).toMatch(/^WEBVTT - essai\n\n/)
  })

  test('is required in French before English, and cannot be removed', async () => {
    const english = await upload(app, await bytes, { as: editor, to: '/api/media?locale=en', data: { alt: 'A room' } })
    expect([english.status, english.messages.join(' ')]).toEqual([400, expect.stringContaining('en français')])
    const { doc } = await upload(app, await bytes, { as: editor, data: { decorative: true } })
    const json = { decorative: false }
    const patched = await resultOf(await app.fetch(`/api/media/${doc.id}`, { method: 'PATCH', as: editor, json }))
    expect(patched.status).toBe(400)
  })
})
