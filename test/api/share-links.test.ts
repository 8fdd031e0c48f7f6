import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'

let app: TestApp
let editor: Session
let contributor: Session & { id: string }
let own: { id: string }
let other: { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  own = await anEdition(app)
  other = await anEdition(app)
  editor = await signIn(app, 'editor')
  contributor = await signIn(app, 'contributor', [own.id])
})
afterAll(() => app.close())

interface ShareOptions {
  collection?: string
  id?: string
  locale?: string
  days?: unknown
}

async function share(options: ShareOptions, as: Session | undefined = editor) {
  const response = await app.fetch('/api/share-links', { method: 'POST', as, json: options })
  return { status: response.status, ...(await response.json()) } as {
    status: number
    url: string
    expiresAt: string
    errors?: { message: string }[]
  }
}

/** Requests the address of a link without an account. */
async function open(path: string) {
  const { GET } = await import('../../src/app/(site)/[locale]/shared/[token]/route')
  const [, locale = '', , token = ''] = path.split('/')
  const response = await GET(new Request(new URL(path, 'http://localhost:3000')), {
    params: Promise.resolve({ locale, token }),
  })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

const aVideo = {
  url: 'https://video.example.org/marie',
  captionsUrl: 'https://video.example.org/marie.vtt',
  transcript: 'Bonjour.',
}
const draftOf = (edition: string) => aSession(app, edition, { title: unique('Brouillon'), _status: 'draft' })
const linksOf = async (id: string) =>
  (
    await app.payload.find({
      collection: 'share-links',
      where: { 'document.value': { equals: id } },
      overrideAccess: true,
    })
  ).docs
const update = (collection: string, id: string, data: object) =>
  app.payload.update({
    collection: collection as 'sessions',
    id,
    data: data as never,
    overrideAccess: true,
    depth: 0,
    draft: true,
  })

describe('a share link is created', () => {
  test('for seven days, or for the requested number up to thirty', async () => {
    const { id } = await draftOf(own.id)
    for (const [days, expected] of [
      [undefined, 7],
      [1, 1],
      [30, 30],
    ]) {
      const { status, expiresAt } = await share({ collection: 'sessions', id, days })
      expect(status).toBe(201)
      const left = (new Date(expiresAt).getTime() - Date.now()) / 86_400_000
      expect(Math.abs(left - Number(expected))).toBeLessThan(0.01)
    }
  })

  test.each([0, 31, 1.5, '7', null])('not for %j days', async (days) => {
    const { id } = await draftOf(own.id)
    expect((await share({ collection: 'sessions', id, days })).status).toBe(400)
  })

  test('only for a document with a page, in a language of the site', async () => {
    const { id } = await draftOf(own.id)
    const requested = [
      {},
      { collection: 'users', id },
      { collection: 'sessions' },
      { collection: 'sessions', id, locale: 'de' },
    ]
    for (const one of requested) expect((await share(one)).status).toBe(400)
    for (const unknown of ['650000000000000000000000', '../users', '%00']) {
      expect((await share({ collection: 'sessions', id: unknown })).status).toBe(404)
    }
  })

  test('by users who may update the document', async () => {
    const mine = await draftOf(own.id)
    const theirs = await draftOf(other.id)
    expect((await share({ collection: 'sessions', id: mine.id }, contributor)).status).toBe(201)
    const refused = await share({ collection: 'sessions', id: theirs.id }, contributor)
    expect([refused.status, refused.url]).toEqual([403, undefined])
    expect(refused.errors?.[0]?.message).toMatch(/^Seules les personnes qui peuvent modifier ce contenu/)
  })

  test('neither without an account nor by an API client', async () => {
    const requested = { collection: 'sessions', id: (await draftOf(own.id)).id }
    const response = await app.fetch('/api/share-links', { method: 'POST', json: requested })
    expect(response.status).toBe(403)
    expect((await share(requested, await createApiClient(app, 'preview'))).status).toBe(403)
  })

  test('not for a testimonial that no consent covers', async () => {
    const { id } = await aTestimonial(app, { _status: 'draft' })
    expect((await share({ collection: 'testimonials', id })).status).toBe(409)
    await aConsent(app, 'testimonials', id)
    expect((await share({ collection: 'testimonials', id })).status).toBe(201)
  })
})

describe('the holder of a share link', () => {
  test('sees the draft, which no cache stores and no search engine indexes', async () => {
    const session = await draftOf(own.id)
    const { url } = await share({ collection: 'sessions', id: session.id })
    const { status, headers, html } = await open(url)
    expect(status).toBe(200)
    expect(html).toContain(session.title)
    expect(html).toMatch(/Ce lien fonctionne jusqu’au/)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('to an edition also sees its draft sessions', async () => {
    const session = await draftOf(own.id)
    const { html } = await open((await share({ collection: 'editions', id: own.id })).url)
    expect(html).toContain(session.title)
  })

  test('sees the current content, not that of the time when the link was created', async () => {
    const session = await draftOf(own.id)
    const { url } = await share({ collection: 'sessions', id: session.id, locale: 'fr' })
    const title = unique('Corrigé')
    await update('sessions', session.id, { title })
    expect((await open(url)).html).toContain(title)
  })

  test('sees a page that explains that the link expired, is unknown, or that its content is gone', async () => {
    const session = await draftOf(own.id)
    const expired = await share({ collection: 'sessions', id: session.id })
    const [row] = await linksOf(session.id)
    await update('share-links', row?.id ?? '', { expiresAt: new Date(Date.now() - 1_000).toISOString() })
    const { url } = await share({ collection: 'sessions', id: session.id })
    await update('sessions', session.id, { deletedAt: new Date().toISOString() })
    for (const [path, status, words] of [
      [expired.url, 410, 'Ce lien d’aperçu a expiré'],
      [url.slice(0, -3), 403, 'Ce lien d’aperçu ne s’ouvre pas'],
      [url.replace('/fr/', '/en/'), 403, 'This preview link does not open'],
      [url, 410, 'Cet aperçu n’est plus disponible'],
    ] as const) {
      const answer = await open(path)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'private, no-store'])
      expect(answer.html).toContain(words)
      expect(answer.html).not.toContain(session.title)
    }
  })

  test('sees a testimonial only while a consent covers it', async () => {
    const { id } = await aTestimonial(app, { quote: unique('J’ai osé') })
    const consent = await aConsent(app, 'testimonials', id)
    const { url } = await share({ collection: 'testimonials', id })
    expect((await open(url)).status).toBe(200)
    await update('consents', consent.id, { withdrawnAt: new Date().toISOString() })
    const { status, html } = await open(url)
    expect([status, html.includes('J’ai osé')]).toEqual([410, false])
  })

  test('to an edition does not see a speaker who has withdrawn', async () => {
    const name = unique('Zoé')
    const speaker = await aSpeaker(app, { name })
    const consent = await aConsent(app, 'speakers', speaker.id)
    const edition = await anEdition(app)
    await aSession(app, edition.id, { participants: [{ speaker: speaker.id, role: 'speaker' }] })
    const { url } = await share({ collection: 'editions', id: edition.id })
    expect((await open(url)).html).toContain(name)
    await update('consents', consent.id, { withdrawnAt: new Date().toISOString() })
    const { status, html } = await open(url)
    expect([status, html.includes(name)]).toEqual([200, false])
  })

  test('sees a testimonial only while a consent covers what its draft shows', async () => {
    const { id } = await aTestimonial(app, { name: 'Léa', displayMode: 'pseudonym' })
    await aConsent(app, 'testimonials', id, { scope: ['quote'] })
    const { url } = await share({ collection: 'testimonials', id })
    expect((await open(url)).status).toBe(200)
    for (const shown of [
      { name: 'Marie Dupont', displayMode: 'full-name' },
      { name: 'Léa', displayMode: 'pseudonym', video: aVideo },
    ]) {
      await update('testimonials', id, shown)
      const { status, html } = await open(url)
      expect([status, html.includes('Marie Dupont') || html.includes(aVideo.url)]).toEqual([410, false])
      expect((await share({ collection: 'testimonials', id })).status).toBe(409)
    }
    await update('testimonials', id, { video: { url: null, captionsUrl: null, transcript: null } })
    expect((await open(url)).status).toBe(200)
  })

  test('does not see drafts that refer to the shared document', async () => {
    const speaker = await aSpeaker(app)
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    const seen = await aSession(app, own.id, { participants })
    const draft = await aSession(app, other.id, { title: unique('Secret'), participants, _status: 'draft' })
    const { url } = await share({ collection: 'speakers', id: speaker.id }, contributor)
    const { html } = await open(url)
    expect(html).toContain(seen.title)
    expect(html).not.toContain(draft.title)
    const testimonial = await aTestimonial(app, { session: draft.id })
    await aConsent(app, 'testimonials', testimonial.id)
    const shared = await open((await share({ collection: 'testimonials', id: testimonial.id })).url)
    expect([shared.status, shared.html.includes(String(draft.title))]).toEqual([200, false])
  })
})

describe('share links', () => {
  test('are listed for publishers, and for contributors those that they made, without what opens them', async () => {
    const { id } = await draftOf(own.id)
    const { url } = await share({ collection: 'sessions', id }, contributor)
    await share({ collection: 'sessions', id }, editor)
    const seen = async (as?: Session) => {
      const response = await app.fetch(`/api/share-links?where[document.value][equals]=${id}&depth=1`, { as })
      const text = await response.text()
      expect(text).not.toContain(String(url.split('/').at(-1)))
      expect(text).not.toContain('tokenHash')
      return response.ok ? JSON.parse(text).docs : response.status
    }
    expect(await seen(editor)).toHaveLength(2)
    expect(await seen(contributor)).toMatchObject([
      { document: { relationTo: 'sessions' }, by: { id: contributor.id } },
    ])
    for (const as of [await signIn(app, 'contributor', [other.id]), await createApiClient(app, 'preview')]) {
      expect([[], 403]).toContainEqual(await seen(as))
    }
    expect(await seen(undefined)).toBe(403)
  })

  test('end when they are deleted, by a publisher or by who made them, and by no one else', async () => {
    const { id } = await draftOf(own.id)
    const { url } = await share({ collection: 'sessions', id }, contributor)
    const [link] = await linksOf(id)
    const end = (as?: Session) => app.fetch(`/api/share-links/${link?.id}`, { method: 'DELETE', as })
    for (const as of [undefined, await signIn(app, 'contributor', [own.id]), await createApiClient(app, 'preview')]) {
      expect([403, 404]).toContain((await end(as)).status)
    }
    expect((await open(url)).status).toBe(200)
    expect((await end(contributor)).status).toBe(200)
    expect((await open(url)).status).toBe(403)
    const again = await share({ collection: 'sessions', id }, contributor)
    const [second] = await linksOf(id)
    await app.fetch(`/api/share-links/${second?.id}`, { method: 'DELETE', as: editor })
    expect((await open(again.url)).status).toBe(403)
  })

  test('end with the account of their author', async () => {
    const author = await signIn(app, 'editor')
    const { id } = await draftOf(own.id)
    const { url } = await share({ collection: 'sessions', id }, author)
    expect((await open(url)).status).toBe(200)
    await app.payload.delete({ collection: 'users', id: author.id, overrideAccess: true })
    const { status, html } = await open(url)
    expect([status, html.includes('Cet aperçu n’est plus disponible')]).toEqual([410, true])
  })

  test('show what their author may read, and no more: not the room of another edition, nor an edition that was taken away', async () => {
    const hidden = await anEdition(app, { _status: 'draft' })
    const room = await aRoom(app, hidden.id, { name: unique('Salle cachée') })
    const session = await draftOf(own.id)
    await update('sessions', session.id, { room: room.id })
    const { url } = await share({ collection: 'sessions', id: session.id }, contributor)
    const byContributor = await open(url)
    expect([byContributor.status, byContributor.html.includes('Salle cachée')]).toEqual([200, false])
    await app.payload.update({ collection: 'users', id: contributor.id, data: { editions: [] }, overrideAccess: true })
    expect((await open(url)).status).toBe(410)
    await app.payload.update({
      collection: 'users',
      id: contributor.id,
      data: { editions: [own.id] },
      overrideAccess: true,
    })
  })

  test('are stored as hashes, which open nothing', async () => {
    const { id } = await draftOf(own.id)
    const { url } = await share({ collection: 'sessions', id })
    const token = String(url.split('/').at(-1))
    const rows = await app.payload.db.find<{ tokenHash: string }>({ collection: 'share-links', where: {}, limit: 0 })
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const { tokenHash } of rows.docs) expect((await open(`/fr/shared/${tokenHash}`)).status).toBe(403)
  })
})

describe('the preview beside a form', () => {
  async function preview(collection: string, id: string, as?: Session, locale = 'fr') {
    const { GET } = await import('../../src/app/(site)/[locale]/preview/[collection]/[id]/route')
    const request = new Request(`http://localhost:3000/${locale}/preview/${collection}/${id}`, {
      headers: as ? { authorization: as.authorization } : {},
    })
    const response = await GET(request, { params: Promise.resolve({ locale, collection, id }) })
    return { status: response.status, html: await response.text() }
  }

  test('shows a draft only to users who work on its edition', async () => {
    const session = await draftOf(other.id)
    const seen = await preview('sessions', session.id, editor)
    expect([seen.status, seen.html.includes(String(session.title))]).toEqual([200, true])
    expect((await preview('sessions', session.id, contributor)).status).toBe(404)
    const program = await createApiClient(app, 'preview')
    for (const reader of [undefined, program]) {
      const refused = await preview('sessions', session.id, reader)
      expect([refused.status, refused.html.includes(String(session.title))]).toEqual([403, false])
      // A document that exists is answered like one that does not.
      const unknown = await preview('sessions', '650000000000000000000000', reader)
      expect(unknown.html.replaceAll('650000000000000000000000', session.id)).toBe(refused.html)
    }
  })

  test('says why a testimonial is not public', async () => {
    const { id } = await aTestimonial(app)
    expect((await preview('testimonials', id, editor)).html).toContain('Aucun accord valable ne couvre ce témoignage')
    await aConsent(app, 'testimonials', id, { scope: ['name', 'quote'] })
    expect((await preview('testimonials', id, editor)).html).not.toContain('Aucun accord valable')
    await update('testimonials', id, { video: aVideo })
    expect((await preview('testimonials', id, editor)).html).toContain('Aucun accord valable')
  })
})
