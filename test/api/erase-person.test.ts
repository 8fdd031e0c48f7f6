import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aPersonEverywhere, placesOf } from '../support/erased-person'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { loseMailServer } from '../support/mails'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { publicSurfaces, siteOf } from '../support/public-surfaces'
import { filesOnDisk, jpeg, upload } from '../support/uploads'
import { until as waitUntil } from '../support/wait-until'

let app: TestApp
let admin: Session & { id: string }
let editor: Session & { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  admin = await signIn(app, 'admin')
  editor = await signIn(app, 'editor')
  // Of each kind of page there is one.
  await aSpeaker(app)
  await aConsent(app, 'testimonials', (await aTestimonial(app)).id)
})
afterAll(() => app.close())

const erase = (collection: string, id: string, name: string, as: Session = admin) =>
  app.fetch('/api/person-data/erasures', { method: 'POST', as, json: { collection, id, name } })
const read = async (path: string, as: Session = editor) => {
  const response = await app.fetch(path, { as })
  if (!response.ok) throw new Error(`${path} ${response.status} ${await response.text()}`)
  return response.json()
}
const erasuresOf = async (id: string) => (await read(`/api/erasures?where[subject][equals]=${id}`)).docs

test('erases a person with a canary in every field from the database and its file, folders, records and every surface', async () => {
  const { canary, person, email, speaker, testimonial, session, slug, edition, link } = await aPersonEverywhere(
    app,
    editor,
  )
  expect((await placesOf(app, canary)).length).toBeGreaterThan(10)
  const address = `/fr/speakers/${slug}`
  expect((await app.fetch(address)).status).toBe(200)
  const files = await filesOnDisk(app)
  // Both share the name: what they write elsewhere goes with the second.
  expect((await read(`/api/person-data/speakers/${speaker}`)).others).toMatchObject([
    { collection: 'testimonials', id: testimonial },
  ])
  for (const [collection, id] of [
    ['testimonials', testimonial],
    ['speakers', speaker],
  ] as const) {
    const response = await erase(collection, id, person)
    expect([response.status, await response.json()]).toEqual([200, { erased: true, finished: true }])
  }
  expect(await placesOf(app, canary)).toEqual([])
  expect(await placesOf(app, email)).toEqual([])
  expect((await filesOnDisk(app)).filter((name) => !name.startsWith('.')).length).toBeLessThan(files.length - 15)
  for (const path of await publicSurfaces(siteOf(app))) {
    expect((await (await app.fetch(path)).text()).toLowerCase(), path).not.toContain(canary.toLowerCase())
  }
  expect((await app.fetch(address)).status).toBe(410)
  // Their place remains, for the team.
  const others = await read(`/api/sessions/${session.id}?depth=1`)
  expect(others).toMatchObject({
    title: 'Parcours de Personne retirée',
    participants: [{ role: 'speaker', speaker: { id: speaker, name: 'Personne retirée', _status: 'draft' } }],
  })
  expect((await (await app.fetch(`/api/sessions/${session.id}`)).json()).participants).toEqual([])
  const [release] = (await read(`/api/releases?where[edition][equals]=${edition.id}`)).docs
  expect(release.changes[0].summary).toBe('« Parcours de quelqu’un » entre au programme.')
  // What remains as proof has no name.
  const events = (await read(`/api/consent-events?where[subject][equals]=${speaker}&limit=50&sort=at`)).docs
  expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['requested', 'given', 'withdrawn']),
  )
  for (const event of events) expect(event).toMatchObject({ person: 'Personne retirée', at: expect.any(String) })
  expect(await erasuresOf(speaker)).toMatchObject([
    { state: 'done', by: 'Compte admin', parts: { database: expect.any(Number) } },
  ])
  expect((await new PersonVisit().request(link)).status).toBe(410)
}, 240_000)

describe('an erasure', () => {
  test('needs an administrator and the name of the page', async () => {
    const { id } = await aSpeaker(app, { name: 'Amina Nomade' })
    const anonymous = { authorization: '' }
    for (const as of [anonymous, editor, await signIn(app, 'contributor')]) {
      expect((await erase('speakers', id, 'Amina Nomade', as)).status).toBe(403)
    }
    expect((await erase('speakers', id, 'Amina')).status).toBe(422)
    expect((await erase('media', id, 'Amina Nomade')).status).toBe(404)
    expect((await app.fetch(`/api/speakers/${id}`)).status).toBe(200)
    expect(await erasuresOf(id)).toEqual([])
    expect((await erase('speakers', id, ' amina NOMADE ')).status).toBe(200)
  })

  test('can be repeated, at once too, and changes nothing more', async () => {
    const { id } = await aSpeaker(app, { name: 'Amina Répétée' })
    await Promise.all([erase('speakers', id, 'Amina Répétée'), erase('speakers', id, 'Amina Répétée')])
    const before = await read(`/api/speakers/${id}`)
    expect((await erase('speakers', id, 'Amina Répétée')).status).toBe(200)
    expect(await read(`/api/speakers/${id}`)).toEqual(before)
    expect(await erasuresOf(id)).toHaveLength(1)
  })

  test('is blocked by no invalid value, open form, running operation or mail server', async () => {
    const { id } = await aTestimonial(app, { name: 'Amina Bloquée', displayMode: 'full-name' })
    await aConsent(app, 'testimonials', id, { person: 'Amina Bloquée' })
    const invalid = { displayMode: 'nonsense' as never }
    await app.payload.db.updateOne({ collection: 'testimonials', id, data: invalid, locale: 'fr' })
    const [document, user] = [
      { relationTo: 'testimonials' as const, value: id },
      { relationTo: 'users' as const, value: editor.id },
    ]
    await app.payload.create({ collection: 'payload-locked-documents', data: { document, user }, overrideAccess: true })
    const lease = {
      key: 'programme',
      owner: 'other',
      pid: process.pid,
      token: 'other',
      task: { operation: 'release', edition: 'any' },
    }
    await app.payload.db.create({
      collection: 'leases',
      data: { ...lease, until: new Date(Date.now() + 600_000).toISOString() },
    })
    await loseMailServer(app.payload)
    expect((await erase('testimonials', id, 'Amina Bloquée')).status).toBe(200)
    await app.payload.db.deleteMany({ collection: 'leases', where: { key: { equals: 'programme' } } })
    expect(await read(`/api/testimonials/${id}`)).toMatchObject({ name: 'Personne retirée', _status: 'draft' })
    expect(await erasuresOf(id)).toMatchObject([{ state: 'done' }])
  })

  test('leaves another person of the same name, their photo and the texts about them', async () => {
    const edition = await anEdition(app)
    const shared = (await upload(app, await jpeg(300, 400), { as: editor, data: { alt: 'Deux personnes' } })).doc
    const { id } = await aSpeaker(app, { name: 'Léa Homonyme', photo: shared.id })
    const other = await aSpeaker(app, { name: 'Léa Homonyme', photo: shared.id })
    const session = await aSession(app, edition.id, { title: 'Léa Homonyme raconte' })
    expect((await erase('speakers', id, 'Léa Homonyme')).status).toBe(200)
    expect(await read(`/api/speakers/${other.id}`)).toMatchObject({ name: 'Léa Homonyme', photo: { id: shared.id } })
    expect((await read(`/api/sessions/${session.id}`)).title).toBe('Léa Homonyme raconte')
  })

  test('cannot be undone by a save, a version or a new link', async () => {
    const { id } = await aSpeaker(app, { name: 'Amina Finie' })
    await erase('speakers', id, 'Amina Finie')
    const json = { name: 'Amina Finie', _status: 'published' }
    for (const query of ['', '?draft=true']) {
      const response = await app.fetch(`/api/speakers/${id}${query}`, { method: 'PATCH', as: editor, json })
      expect([response.status, (await response.json()).errors[0].code]).toEqual([409, 'PERSON_ERASED'])
    }
    const link = { collection: 'speakers', id, person: 'Amina Finie' }
    expect((await app.fetch('/api/person-pages', { method: 'POST', as: editor, json: link })).status).toBe(409)
    expect((await read(`/api/speakers/versions?where[parent][equals]=${id}`)).docs).toHaveLength(1)
  })

  test('that stops at any part is finished later', async () => {
    const { db } = app.payload
    const { finishErasures } = await import('../../src/consent/erasure/erase')
    const methods = db as unknown as Record<string, (args: { collection: string }) => Promise<unknown>>
    const stops = [
      ['updateOne', 'sessions'],
      ['updateOne', 'consent-events'],
    ] as const
    for (const [method, collection] of stops) {
      const { canary, person, speaker, testimonial } = await aPersonEverywhere(app, editor)
      await erase('testimonials', testimonial, person)
      const own = methods[method]
      if (!own) throw new Error(method)
      methods[method] = (args) =>
        args.collection === collection ? Promise.reject(new Error('The process is killed.')) : own(args)
      const first = await erase('speakers', speaker, person)
      methods[method] = own
      expect([first.status, (await erasuresOf(speaker))[0].state], `${method} ${collection}`).toEqual([
        202,
        'under-way',
      ])
      expect((await app.fetch(`/api/speakers/${speaker}`)).status).toBe(404)
      await finishErasures(app.payload)
      expect(await erasuresOf(speaker), collection).toMatchObject([{ state: 'done' }])
      expect(await placesOf(app, canary), collection).toEqual([])
    }
  }, 240_000)

  test('waits for a log of changes that is behind, and may write an address that it has read before', async () => {
    const { db } = app.payload
    const { id } = await aSpeaker(app, { name: 'Amina Journal' })
    const session = await aSession(app, (await anEdition(app)).id, { title: 'Parcours d’Amina Journal' })
    // Another node follows the changes.
    const until = new Date(Date.now() + 600_000).toISOString()
    const key = { key: 'changes', owner: 'another node', pid: process.ppid, token: 'another node', until }
    const isOfLog = { key: { equals: key.key } }
    await db.deleteMany({ collection: 'leases', where: isOfLog })
    await db.create({ collection: 'leases', data: key })
    const erasing = erase('speakers', id, 'Amina Journal')
    await waitUntil(async () => !(await read(`/api/sessions/${session.id}`)).title.includes('Amina'))
    const row = { subject: `sessions#${session.id}`, slug: session.slug, editions: '  ', formerEditions: '  ' }
    const at = new Date().toISOString()
    const data = { ...row, position: 1_000_000, at, kind: 'changed', isNewest: false, references: '  ' }
    await db.create({ collection: 'change-log', data })
    await db.deleteMany({ collection: 'change-notes', where: {} })
    await db.deleteMany({ collection: 'leases', where: isOfLog })
    expect((await erasing).status).toBe(200)
    expect(await placesOf(app, 'amina-journal')).toEqual([])
    expect(await placesOf(app, 'amina journal')).toEqual([])
  })

  test('is asked for by a person on their page, who leaves the site at once, and is listed for the team', async () => {
    const { id } = await aSpeaker(app, { name: 'Amina Demande' })
    const visit = new PersonVisit()
    await visit.open(await aPersonLink(app, editor, { collection: 'speakers', id, person: 'Amina Demande' }))
    expect(await (await visit.send('effacement')).text()).toContain('cochez d’abord')
    expect((await app.fetch(`/api/speakers/${id}`)).status).toBe(200)
    expect(await (await visit.send('effacement', { confirme: 'oui' })).text()).toContain(
      'Votre demande est enregistrée',
    )
    expect((await app.fetch(`/api/speakers/${id}`)).status).toBe(404)
    expect(visit.html).toContain('Vous avez demandé à être effacé ou effacée')
    expect(await erasuresOf(id)).toMatchObject([{ state: 'requested', requestedAt: expect.any(String) }])
    expect((await read(`/api/speakers/${id}`)).name).toBe('Amina Demande')
    expect((await erase('speakers', id, 'Amina Demande')).status).toBe(200)
    expect(await erasuresOf(id)).toMatchObject([{ state: 'done', requestedAt: expect.any(String) }])
    expect((await visit.show()).status).toBe(403)
  })
})
