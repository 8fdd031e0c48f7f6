import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findReturning } from '../../src/consent/find-returning'
import { allEnded } from '../../src/consent/withdraw/until-closed'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { loseMailServer } from '../support/mails'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { filesOnDisk } from '../support/uploads'
import { anImage } from '../support/visibility-fixtures'

let app: TestApp
let editor: Session & { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const get = async (path: string, as?: Session) => app.fetch(path, { as })
const status = async (path: string) => (await get(path)).status
const read = async (path: string) => (await get(path, editor)).json()
/** Withdraws a person, and returns the response once everything else is removed too. */
async function withdraw(collection: string, id: string, as: Session | undefined = editor): Promise<Response> {
  const response = await app.fetch('/api/person-pages/withdrawals', { method: 'POST', as, json: { collection, id } })
  await allEnded()
  return response
}
const withdrawalsOf = async (id: string) => (await read(`/api/withdrawals?where[subject][equals]=${id}`)).docs
const versionsOf = async (collection: string, id: string) =>
  (await read(`/api/${collection}/versions?where[parent][equals]=${id}&depth=0&limit=100`)).docs
const patch = (path: string, json: object) => app.fetch(path, { method: 'PATCH', as: editor, json })
const image = async (name: string) =>
  app.payload.create({
    ...{ collection: 'media', data: { alt: 'Portrait' }, file: await anImage(name), overrideAccess: true },
  })

/** The people whom the home of the admin names as agreed again. */
const returningIds = async () => {
  const today = new Date().toISOString().slice(0, 10)
  return (await findReturning(await createLocalReq({}, app.payload), today)).map(({ id }) => id)
}

let count = 0
/** A public testimonial with several versions, a photo and a former one, and the consent of its person. */
async function aPublicPerson() {
  count += 1
  const person = `Amina Benali ${count}`
  const [former, photo] = [await image(`ancienne-${count}`), await image(`portrait-${count}`)]
  const { id } = await aTestimonial(app, { name: person, displayMode: 'full-name', photo: former.id })
  await aConsent(app, 'media', former.id, { person, scope: ['photo'] })
  await aConsent(app, 'testimonials', id, { person })
  for (const quote of ['Un', 'Deux'])
    await patch(`/api/testimonials/${id}`, { quote, photo: photo.id, _status: 'published' })
  await patch(`/api/testimonials/${id}?draft=true`, { quote: 'Trois' })
  const { slug } = await (await get(`/api/testimonials/${id}`)).json()
  const { sizes, url } = await (await get(`/api/media/${photo.id}`)).json()
  return { id, person, photo, former, slug, url, sizes }
}

const byPerson = async (id: string, person: string) => {
  const visit = new PersonVisit()
  await visit.open(await aPersonLink(app, editor, { collection: 'testimonials', id, person }))
  await visit.send('retrait')
  await allEnded()
}

describe.each([
  ['the staff', async (id: string) => void (await withdraw('testimonials', id))],
  ['the person', byPerson],
])('a withdrawal by %s', (who, withdrawn) => {
  test('unpublishes, removes versions and sizes, leaves a tombstone, and records how long each part took', async () => {
    const { id, person, photo, former, slug, url, sizes } = await aPublicPerson()
    const addresses = [`/api/testimonials/by-slug/${slug}`, `/fr/testimonials/${slug}`, `/en/testimonials/${slug}`]
    const files = [url, ...Object.values<{ url: string }>(sizes).map((size) => size.url)]
    for (const path of [...addresses, ...files, `/api/media/${former.id}`]) expect(await status(path), path).toBe(200)
    expect((await versionsOf('testimonials', id)).length).toBeGreaterThan(2)
    await withdrawn(id, person)
    for (const path of addresses) expect(await status(path), path).toBe(410)
    for (const path of [...files, `/api/testimonials/${id}`, `/api/media/${former.id}`]) {
      expect(await status(path), path).toBe(404)
    }
    for (const draft of ['false', 'true']) {
      expect((await read(`/api/testimonials/${id}?draft=${draft}`))._status, `draft=${draft}`).toBe('draft')
    }
    const versions = await versionsOf('testimonials', id)
    expect(versions).toMatchObject([{ version: { quote: 'Trois', _status: 'draft' } }])
    const names = new Set(await filesOnDisk(app))
    const { filename } = await read(`/api/media/${photo.id}`)
    expect(names.has(filename)).toBe(true)
    expect(Object.values<{ filename: string }>(sizes).filter((size) => names.has(size.filename))).toEqual([])
    const [row, ...others] = await withdrawalsOf(id)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      ...{ subjectCollection: 'testimonials', by: who === 'the staff' ? 'Compte editor' : null },
      surfaces: { public: expect.any(Number), images: expect.any(Number), versions: expect.any(Number) },
      finishedAt: expect.any(String),
    })
    expect(JSON.stringify(row)).not.toMatch(/benali/i)
  })

  test('can be repeated, at once too, and changes nothing more', async () => {
    const { id, person } = await aPublicPerson()
    const first = withdrawn(id, person)
    await Promise.all([first, withdraw('testimonials', id)])
    await withdrawn(id, person)
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    const { docs } = await read(
      `/api/consent-events?where[subject][equals]=${id}&where[kind][equals]=withdrawn&limit=50`,
    )
    // The consent, and the refusal of everything else.
    expect(docs).toHaveLength(2)
    expect(await withdrawalsOf(id)).toHaveLength(1)
  })
})

describe('a withdrawal', () => {
  test('is blocked by no invalid value, open form, running import or mail server', async () => {
    const { id } = await aPublicPerson()
    const invalid = { name: '', displayMode: 'nonsense' as never }
    await app.payload.db.updateOne({ collection: 'testimonials', id, data: invalid, locale: 'fr' })
    const other = await signIn(app, 'admin')
    await app.payload.create({
      collection: 'payload-locked-documents',
      data: { document: { relationTo: 'testimonials', value: id }, user: { relationTo: 'users', value: other.id } },
      overrideAccess: true,
    })
    const task = { operation: 'import', edition: 'any', fileName: 'a.csv', format: 'csv' }
    const lease = { key: 'programme', owner: 'other', pid: process.pid, token: 'other' }
    const until = new Date(Date.now() + 600_000).toISOString()
    await app.payload.db.create({ collection: 'leases', data: { ...lease, task, until } })
    await loseMailServer(app.payload)
    expect((await withdraw('testimonials', id)).status).toBe(200)
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    expect(await withdrawalsOf(id)).toMatchObject([{ finishedAt: expect.any(String) }])
    await app.payload.db.deleteMany({ collection: 'leases', where: { key: { equals: lease.key } } })
  })

  test('of a speaker takes them out of their sessions and of the change logs that name them', async () => {
    const edition = await anEdition(app)
    const { id } = await aSpeaker(app, { name: 'Zoé Kanari' })
    const session = await aSession(app, edition.id, {
      ...{ title: 'Parcours de Zoé Kanari', participants: [{ speaker: id, role: 'speaker' }] },
    })
    const summary = { fr: '« Parcours de ZOÉ Kanari » entre au programme.', en: '"Zoé  Kanari" joins the programme.' }
    const changes = [{ kind: 'added', session: session.id, summary }]
    const release = { edition: edition.id, number: 1, releasedAt: new Date().toISOString(), changes }
    const made = await app.payload.create({
      collection: 'releases',
      data: release as never,
      locale: 'all' as never,
      overrideAccess: true,
    })
    expect(made.id).toBeTruthy()
    expect((await withdraw('speakers', id)).status).toBe(200)
    const { participants } = await (await get(`/api/sessions/${session.id}`)).json()
    expect(participants).toEqual([])
    const releases = await (await get(`/api/releases?where[edition][equals]=${edition.id}&locale=all`)).json()
    expect(releases.docs[0].changes[0].summary).toEqual({
      fr: '« Parcours de quelqu’un » entre au programme.',
      en: '"somebody" joins the programme.',
    })
  })

  test('that stops on the way hides the person, and is finished later', async () => {
    const { id, sizes } = await aPublicPerson()
    const { deleteVersions } = app.payload.db
    app.payload.db.deleteVersions = () => Promise.reject(new Error('The disk is full.'))
    expect((await withdraw('testimonials', id)).status).toBe(200)
    app.payload.db.deleteVersions = deleteVersions
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    const [row] = await withdrawalsOf(id)
    expect(row.finishedAt).toBeNull()
    const minutesAgo = new Date(Date.now() - 120_000).toISOString()
    await app.payload.db.updateOne({ collection: 'withdrawals', id: row.id, data: { at: minutesAgo } })
    const { finishWithdrawals } = await import('../../src/consent/withdraw/finish')
    await finishWithdrawals(app.payload)
    expect(await withdrawalsOf(id)).toMatchObject([{ finishedAt: expect.any(String) }])
    expect(await versionsOf('testimonials', id)).toHaveLength(1)
    expect(sizes.card.filename).toEqual(expect.any(String))
  })

  test('of somebody who agrees again is undone by a publication, with the sizes of the photo and the address', async () => {
    const { id, person, slug, url, sizes } = await aPublicPerson()
    await byPerson(id, person)
    const visit = new PersonVisit()
    await visit.open(await aPersonLink(app, editor, { collection: 'testimonials', id, person }))
    expect(await returningIds()).not.toContain(id)
    await visit.send('accord', { scope: ['quote', 'name', 'photo'], displayMode: 'full-name' })
    expect(await status(`/api/testimonials/${id}`)).toBe(404)
    expect(visit.html).toContain('l’équipe doit d’abord publier votre page')
    expect(await returningIds()).toContain(id)
    await patch(`/api/testimonials/${id}`, { _status: 'published' })
    await visit.show()
    expect(visit.html).not.toContain('l’équipe doit d’abord publier votre page')
    expect(await returningIds()).not.toContain(id)
    expect(await status(`/fr/testimonials/${slug}`)).toBe(200)
    expect(await status(url)).toBe(200)
    const { completeReturnedImages } = await import('../../collections/media/complete-images')
    expect(await completeReturnedImages(app.payload)).toBeGreaterThan(3)
    expect(await completeReturnedImages(app.payload)).toBe(0)
    expect(await status(sizes.card.url)).toBe(200)
  })

  test('is not undone by a release of their edition, neither before nor after they agree again', async () => {
    const edition = await anEdition(app)
    const person = 'Lina Berrada'
    const { id } = await aSpeaker(app, { name: person })
    await aSession(app, edition.id, { _status: 'draft', participants: [{ speaker: id, role: 'speaker' }] })
    await withdraw('speakers', id)
    const release = () => app.fetch(`/api/programme/${edition.id}/release`, { method: 'POST', as: editor, json: {} })
    expect((await release()).status).toBe(201)
    expect((await read(`/api/speakers/${id}?draft=true`))._status).toBe('draft')
    const visit = new PersonVisit()
    await visit.open(await aPersonLink(app, editor, { collection: 'speakers', id, person }))
    await visit.send('accord', { scope: ['name'] })
    expect(await status(`/api/speakers/${id}`)).toBe(404)
    expect(await returningIds()).toContain(id)
    await patch(`/api/speakers/${id}`, { _status: 'published' })
    expect(await status(`/api/speakers/${id}`)).toBe(200)
  })

  test('is for people who may publish', async () => {
    const { id } = await aPublicPerson()
    for (const as of [{ authorization: '' }, await signIn(app, 'contributor')]) {
      expect((await withdraw('testimonials', id, as)).status).toBe(403)
    }
    expect((await withdraw('media', id)).status).toBe(400)
    expect((await withdraw('testimonials', 'nowhere')).status).toBe(404)
    expect(await status(`/api/testimonials/${id}`)).toBe(200)
  })
})
