import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { publicPathsOf } from '../../src/content/public-routes'
import { plainTextOf, richTextOf } from '../../src/domain/rich-text'
import { PublicPaths } from '../../src/http/public-paths'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'
import { collectMails, loseMailServer } from '../support/mails'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { jpeg, upload } from '../support/uploads'

let app: TestApp
let editor: Session & { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const person = 'Amina Benali'
const linkTo = (collection: string, id: string, more: object = {}) =>
  aPersonLink(app, editor, { collection, id, person, ...more })
const status = async (path: string) => (await app.fetch(path)).status
const linkOf = async (id: string) =>
  (await (await app.fetch(`/api/person-links?where[subject.value][equals]=${id}`, { as: editor })).json()).docs[0]
const eventsOf = async (id: string): Promise<string[]> =>
  (await (await app.fetch(`/api/consent-events?where[subject][equals]=${id}&sort=at`, { as: editor })).json()).docs.map(
    ({ kind }: { kind: string }) => kind,
  )

async function opened(collection: string, id: string): Promise<PersonVisit> {
  const visit = new PersonVisit()
  expect((await visit.open(await linkTo(collection, id))).status).toBe(200)
  return visit
}

describe('the page of a person', () => {
  test('is no path that the cache may store', () => {
    const paths = new PublicPaths(publicPathsOf(app.payload.config))
    for (const path of ['/ma-page', '/ma-page/recu', '/ma-page/abc']) expect(paths.has(path), path).toBe(false)
  })

  test('opens once from a link, for its own browser, and is stored, indexed and framed by nobody', async () => {
    const { id } = await aTestimonial(app)
    const link = await linkTo('testimonials', id)
    const visit = new PersonVisit()
    for (const times of [1, 2]) expect((await visit.request(link)).status, `read ${times} times`).toBe(200)
    const [one, other] = await Promise.all([visit.request(link, {}), new PersonVisit().request(link, {})])
    expect([one.status, other.status].sort()).toEqual([303, 410])
    const cookie = (one.status === 303 ? one : other).headers.get('set-cookie')
    expect(cookie).toMatch(/^ma-page=[\w-]{43}; Path=\/ma-page; Max-Age=3600; HttpOnly; SameSite=Lax$/)
    visit.cookie = cookie?.split(';')[0] ?? ''
    const page = await visit.show()
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*form-action 'self'/),
      'content-language': 'fr',
    })
    expect(visit.html).toContain('Bonjour Amina Benali')
    expect(visit.html).not.toMatch(/<script|(?:src|href)="https?:\/\/(?!localhost)/)
    const stored = JSON.stringify(await linkOf(id))
    expect(stored).not.toContain(link.split('/').at(-1))
    expect(stored).not.toMatch(/tokenHash|sessionHash/)
  })

  test('records what the person chose, and publishes as much of it at once', async () => {
    const { id } = await aTestimonial(app, { displayMode: 'first-name' })
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    const visit = await opened('testimonials', id)
    await visit.send('accord', { scope: ['quote', 'name'], displayMode: 'first-name', expiresOn: '2999-01-01' })
    expect(visit.html).toContain('C’est enregistré')
    expect(visit.html).toContain('Vous avez donné votre accord le')
    expect(await status(`/api/testimonials/${id}`)).toBe(200)
    const { docs } = await (
      await app.fetch(`/api/consents?where[subject.value][equals]=${id}&depth=0`, { as: editor })
    ).json()
    expect(docs).toMatchObject([{ person, how: 'link', displayMode: 'first-name', expiresOn: '2999-01-01' }])
    await visit.send('accord', { scope: ['quote'], displayMode: 'pseudonym' })
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    expect(await eventsOf(id)).toEqual(['requested', 'given', 'changed'])
    expect(await linkOf(id)).toMatchObject({ answer: 'agreed', answeredAt: expect.any(String) })
    const receipt = await visit.request('/ma-page/recu')
    expect(receipt.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    expect((await receipt.json())['dpv:hasRecordOfActivity']).toMatchObject({
      'dpv:hasConsentStatus': 'dpv:ConsentGiven',
      'dct:hasPart': [
        { '@type': 'dpv:ConsentRequested' },
        { '@type': 'dpv:ConsentGiven' },
        { '@type': 'dpv:RenewedConsentGiven' },
      ],
    })
    const ofStaff = (as?: Session) => app.fetch(`/api/consent-receipts/${docs[0].id}`, { as })
    expect([(await ofStaff()).status, (await ofStaff(editor)).status]).toEqual([403, 200])
  })

  test('shows less at once than what was agreed on paper before', async () => {
    const { id } = await aTestimonial(app, { displayMode: 'first-name' })
    await aConsent(app, 'testimonials', id, { person })
    await aConsent(app, 'testimonials', id, { person: 'AMINA BENALI' })
    expect(await status(`/api/testimonials/${id}`)).toBe(200)
    const visit = await opened('testimonials', id)
    await visit.send('accord', { scope: ['photo'], displayMode: 'first-name' })
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
  })

  test('takes everything back at once, at any later time, while an editor has the form open', async () => {
    const { id } = await aTestimonial(app, { displayMode: 'first-name' })
    await aConsent(app, 'testimonials', id, { person: 'A. Benali' })
    const visit = await opened('testimonials', id)
    await app.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'testimonials', value: id },
        user: { relationTo: 'users', value: editor.id },
      } as never,
      overrideAccess: true,
    })
    await visit.send('retrait')
    expect(visit.html).toContain('a quitté le site')
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    await visit.send('retrait')
    expect(visit.html).toContain('Vous avez retiré votre accord le')
    expect((await eventsOf(id)).filter((kind) => kind === 'withdrawn')).toHaveLength(1)
  })

  test('takes a speaker off their page and their sessions, until they agree again', async () => {
    const edition = await anEdition(app)
    const { id } = await aSpeaker(app, { name: unique('Lina') })
    const session = await aSession(app, edition.id, { participants: [{ speaker: id, role: 'speaker' }] })
    const people = async () =>
      (await (await app.fetch(`/api/sessions/${session.id}?depth=1`)).json()).participants.length
    expect([await status(`/api/speakers/${id}`), await people()]).toEqual([200, 1])
    const visit = await opened('speakers', id)
    await visit.send('retrait')
    expect([await status(`/api/speakers/${id}`), await people()]).toEqual([404, 0])
    const republish = { name: unique('Lina'), _status: 'published' }
    await app.fetch(`/api/speakers/${id}`, { method: 'PATCH', as: editor, json: republish })
    expect(await status(`/api/speakers/${id}`)).toBe(404)
    await visit.send('accord', { scope: ['name'] })
    expect([await status(`/api/speakers/${id}`), await people()]).toEqual([200, 1])
  })

  test('takes a speaker off who had agreed to their photo only, and their photo that needed no consent', async () => {
    const { id: photo } = (await upload(app, await jpeg(40, 50), { as: editor })).doc
    const { id } = await aSpeaker(app, { name: unique('Lina'), photo })
    await aConsent(app, 'speakers', id, { person, scope: ['photo'] })
    const visit = await opened('speakers', id)
    expect([await status(`/api/speakers/${id}`), await status(`/api/media/${photo}`)]).toEqual([200, 200])
    await visit.send('retrait')
    expect([await status(`/api/speakers/${id}`), await status(`/api/media/${photo}`)]).toEqual([404, 404])
  })

  test('records a refusal of one who never agreed as a withdrawal alone, and once for two at once', async () => {
    const { id } = await aSpeaker(app, { name: unique('Lina') })
    const visit = await opened('speakers', id)
    const two = [visit.send('retrait'), visit.send('retrait')]
    expect((await Promise.all(two)).map((response) => response.status)).toEqual([200, 200])
    expect(await eventsOf(id)).toEqual(['requested', 'withdrawn'])
  })

  test('saves corrections as a draft beside what an editor has changed, and changes nothing public', async () => {
    const { id, name } = (await aSpeaker(app, { name: unique('Lina'), headline: 'Ingénieure' })) as never as Record<
      string,
      string
    >
    await app.fetch(`/api/speakers/${id}?draft=true`, { method: 'PATCH', as: editor, json: { headline: 'Directrice' } })
    const visit = await opened('speakers', String(id))
    expect(visit.html).toContain('value="Directrice"')
    await visit.send('corrections', {
      name: 'Lina Corrigée',
      headline: 'Directrice',
      bio: 'Première ligne.\n\nDeuxième.',
    })
    expect(visit.html).toContain('lira vos corrections')
    expect(await (await app.fetch(`/api/speakers/${id}`)).json()).toMatchObject({ name, headline: 'Ingénieure' })
    const draft = await (await app.fetch(`/api/speakers/${id}?draft=true`, { as: editor })).json()
    expect(draft).toMatchObject({ name: 'Lina Corrigée', headline: 'Directrice', _status: 'draft' })
    expect(draft.bio.root.children).toHaveLength(2)
    expect((await linkOf(String(id))).proposedAt).toEqual(expect.any(String))
    await visit.send('corrections', { name: 'Lina Corrigée' })
    expect(visit.html).toContain('Aucun texte n’a changé')
  })

  test('corrects only what the person changed, whatever an editor writes meanwhile and however long it is', async () => {
    const bio = richTextOf('Une phrase. '.repeat(600))
    const { id } = await aSpeaker(app, { name: unique('Lina'), headline: 'Ingénieure', bio })
    const visit = await opened('speakers', id)
    const shown = Object.fromEntries(
      [...visit.html.matchAll(/name="(shown-\w+)"[^>]* value="([^"]*)"/g)].map(([, name = '', text = '']) => [
        name,
        text,
      ]),
    )
    expect(Object.keys(shown)).toEqual(['shown-name', 'shown-headline', 'shown-bio'])
    const lock = { document: { relationTo: 'speakers', value: id }, user: { relationTo: 'users', value: editor.id } }
    await app.fetch(`/api/speakers/${id}?draft=true`, { method: 'PATCH', as: editor, json: { headline: 'Directrice' } })
    await app.payload.create({ collection: 'payload-locked-documents', data: lock as never, overrideAccess: true })
    const sent = { name: 'Lina Corrigée', headline: shown['shown-headline'] ?? '', bio: shown['shown-bio'] ?? '' }
    await visit.send('corrections', { ...shown, ...sent })
    const draft = await (await app.fetch(`/api/speakers/${id}?draft=true`, { as: editor })).json()
    expect(draft).toMatchObject({ name: 'Lina Corrigée', headline: 'Directrice' })
    expect(plainTextOf(draft.bio)).toBe('Une phrase. '.repeat(600).trim())
  })

  test('of a document in the trash takes a withdrawal, and has nothing to correct', async () => {
    const { id } = await aTestimonial(app)
    await aConsent(app, 'testimonials', id, { person })
    const visit = await opened('testimonials', id)
    await app.fetch(`/api/testimonials/${id}`, {
      method: 'PATCH',
      as: editor,
      json: { deletedAt: new Date().toISOString() },
    })
    await visit.show()
    expect(visit.html).not.toContain('Envoyer mes corrections')
    await visit.send('corrections', { name: 'Autre' })
    expect(visit.html).toContain('Aucun texte n’a changé')
    await visit.send('retrait')
    expect(visit.html).toContain('a quitté le site')
    await app.fetch(`/api/testimonials/${id}?trash=true`, { method: 'PATCH', as: editor, json: { deletedAt: null } })
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
  })

  test('says that the full name is still in the testimonial, and writes nothing', async () => {
    const { id } = await aTestimonial(app, { displayMode: 'first-name', quote: 'Je suis Amina Benali.' })
    const visit = await opened('testimonials', id)
    await visit.send('accord', { scope: ['quote', 'name'], displayMode: 'first-name' })
    expect(visit.html).toContain('se lit encore dans ce témoignage')
    expect(await eventsOf(id)).toEqual(['requested'])
    await visit.send('retrait')
    expect(visit.html).toContain('a quitté le site')
  })

  test('says what to correct, and writes nothing', async () => {
    const { id } = await aTestimonial(app)
    const visit = await opened('testimonials', id)
    await visit.send('accord')
    expect(visit.html).toContain('Rien n’est coché')
    await visit.send('accord', { scope: 'quote', expiresOn: '2020-01-01' })
    expect(visit.html).toContain('Cette date de fin')
    expect(await eventsOf(id)).toEqual(['requested'])
  })
})

describe('a link does not open', () => {
  const titleOf = async (response: Response) =>
    /<h1>([^<]+)/.exec(await response.text())?.[1]?.replace(/[\u00A0\u202F]/g, ' ')

  test.each([
    ['foreign', 404, 'Ce lien n’est pas complet'],
    ['used', 410, 'Ce lien a déjà servi'],
    ['expired', 410, 'Ce lien a expiré'],
    ['revoked', 410, 'Ce lien ne fonctionne plus'],
    ['replaced', 410, 'Ce lien ne fonctionne plus'],
    ['whose document was deleted', 404, 'Ce lien n’est pas complet'],
  ])('that is %s', async (kind, expected, title) => {
    const { id } = await aTestimonial(app)
    const link = await linkTo('testimonials', id)
    const stored = await linkOf(id)
    if (kind === 'used') await new PersonVisit().open(link)
    if (kind === 'replaced') await linkTo('testimonials', id)
    if (kind === 'revoked') await app.fetch(`/api/person-pages/${stored.id}`, { method: 'DELETE', as: editor })
    if (kind === 'whose document was deleted') {
      await app.payload.delete({ collection: 'testimonials', id, overrideAccess: true })
    }
    const path = kind === 'foreign' ? `${link.slice(0, -2)}aa` : link
    if (kind === 'expired') vi.setSystemTime(Date.now() + 31 * 24 * 3_600_000)
    try {
      for (const form of [undefined, {}]) {
        const response = await new PersonVisit().request(path, form)
        expect([response.status, response.headers.get('cache-control')]).toEqual([expected, 'private, no-store'])
        expect(await titleOf(response)).toBe(title)
      }
    } finally {
      vi.useRealTimers()
    }
  })

  test('from a page that was closed, that has ended, or whose link was revoked', async () => {
    const { id } = await aTestimonial(app)
    const closed = await opened('testimonials', id)
    const { cookie } = closed
    await closed.send('fermer')
    closed.cookie = cookie
    expect((await closed.show()).status).toBe(403)
    const ended = await opened('testimonials', id)
    vi.setSystemTime(Date.now() + 61 * 60_000)
    expect((await ended.show()).status).toBe(403)
    vi.useRealTimers()
    await app.fetch(`/api/person-pages/${(await linkOf(id)).id}`, { method: 'DELETE', as: editor })
    expect(await titleOf(await ended.show())).toBe('Votre page est fermée')
  })

  test('for a form of another site, or without the token of the page', async () => {
    const { id } = await aTestimonial(app)
    await aConsent(app, 'testimonials', id, { person })
    const link = await linkTo('testimonials', id)
    const foreign = { 'sec-fetch-site': 'cross-site' }
    const visit = new PersonVisit()
    expect((await visit.request(link, {}, foreign)).status).toBe(403)
    await visit.open(link)
    const jeton = /name="jeton" value="([^"]+)"/.exec(visit.html)?.[1] ?? ''
    expect((await visit.request('/ma-page', { action: 'retrait', jeton }, foreign)).status).toBe(403)
    expect((await visit.request('/ma-page', { action: 'retrait', jeton: `${jeton}x` })).status).toBe(403)
    expect(await status(`/api/testimonials/${id}`)).toBe(200)
  })

  test('after many attempts of one address, and says when to come back', async () => {
    const visit = new PersonVisit()
    const statuses: number[] = []
    for (let count = 0; count < 22; count += 1) statuses.push((await visit.request('/ma-page/autre')).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429])
    const { id } = await aTestimonial(app)
    const response = await visit.request(await linkTo('testimonials', id))
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '600'])
  })
})

describe('a link is sent', () => {
  test('by mail, to nobody else, and a used one can be replaced by its holder', async () => {
    const { sent } = collectMails(app.payload)
    const { id } = await aTestimonial(app)
    const json = { collection: 'testimonials', id, person, email: 'amina@example.org' }
    const response = await app.fetch('/api/person-pages', { method: 'POST', as: editor, json })
    expect([response.status, await response.json()]).toEqual([201, { sent: true }])
    const linkIn = (text: unknown) => /\/ma-page\/[\w-]+/.exec(String(text))?.[0] ?? ''
    const first = linkIn(sent[0]?.text)
    await new PersonVisit().open(first)
    const visit = new PersonVisit()
    expect(await (await visit.request(first)).text()).toContain('Recevoir un nouveau lien')
    const spoofed = { host: 'pirate.example', 'x-forwarded-host': 'pirate.example', 'x-forwarded-proto': 'https' }
    expect((await visit.request(first, { action: 'nouveau-lien' }, spoofed)).status).toBe(200)
    expect(sent[1]?.text).toContain('http://localhost:3000/ma-page/')
    expect(JSON.stringify(sent)).not.toContain('pirate')
    expect(sent.map(({ to }) => to)).toEqual(['amina@example.org', 'amina@example.org'])
    expect((await visit.request(first, { action: 'nouveau-lien' })).status).toBe(410)
    expect(sent).toHaveLength(2)
    expect((await new PersonVisit().open(linkIn(sent[1]?.text))).status).toBe(200)
  })

  test('by a mail server that answers, else nothing has changed, and who sends it reads so', async () => {
    collectMails(app.payload)
    const { id } = await aTestimonial(app)
    const json = { collection: 'testimonials', id, person, email: 'amina@example.org' }
    await app.fetch('/api/person-pages', { method: 'POST', as: editor, json })
    const before = await linkOf(id)
    await loseMailServer(app.payload)
    const response = await app.fetch('/api/person-pages', { method: 'POST', as: editor, json })
    const [error] = (await response.json()).errors
    expect([response.status, error.message]).toEqual([502, expect.stringContaining('n’est pas parti')])
    expect(await linkOf(id)).toEqual(before)
    expect(await eventsOf(id)).toEqual(['requested'])
  })

  test('again by a mail server that answers, else the used link still asks for a new one', async () => {
    const { sent } = collectMails(app.payload)
    const { id } = await aTestimonial(app)
    const json = { collection: 'testimonials', id, person, email: 'amina@example.org' }
    await app.fetch('/api/person-pages', { method: 'POST', as: editor, json })
    const link = /\/ma-page\/[\w-]+/.exec(String(sent[0]?.text))?.[0] ?? ''
    const visit = new PersonVisit()
    await visit.open(link)
    await loseMailServer(app.payload)
    expect((await visit.request(link, { action: 'nouveau-lien' })).status).toBe(503)
    expect((await visit.show()).status).toBe(200)
    collectMails(app.payload)
    expect((await visit.request(link, { action: 'nouveau-lien' })).status).toBe(200)
  })

  test('as a QR code that holds its address', async () => {
    const { id } = await aTestimonial(app)
    const json = { collection: 'testimonials', id, person }
    const { url, svg } = await (await app.fetch('/api/person-pages', { method: 'POST', as: editor, json })).json()
    expect(url).toMatch(/^http.*\/ma-page\/[\w-]{43}$/)
    expect(svg).toMatch(/^<svg/)
  })

  test('by people who may publish only', async () => {
    const { id } = await aTestimonial(app)
    const json = { collection: 'testimonials', id, person }
    const contributor = await signIn(app, 'contributor', [])
    for (const as of [undefined, contributor]) {
      expect((await app.fetch('/api/person-pages', { method: 'POST', as, json })).status).toBe(403)
      expect((await app.fetch('/api/person-links', { as })).status).toBe(403)
    }
  })
})
