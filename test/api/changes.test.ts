import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { removeOldChanges } from '../../src/content/changes/retention'
import { publicCollections } from '../../src/domain/public-collections'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'
import { ChangeFollower, publicDocuments } from '../support/follow-changes'

let app: TestApp
let editor: Session
let client: ChangeFollower

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())
beforeEach(async () => {
  client = new ChangeFollower(app.fetch)
  await client.read()
})

const patch = async (path: string, json: object) => {
  const response = await app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })
  expect(response.status, await response.clone().text()).toBe(200)
}
const remove = (path: string) => app.fetch(`/api/${path}`, { method: 'DELETE', as: editor })
const kinds = async () => (await client.read()).map(({ kind, collection, id }) => `${kind} ${collection}#${id}`)
const errorOf = async (path: string) => {
  const response = await app.fetch(path)
  return [response.status, (await response.json()).errors?.[0].code]
}

describe('what has changed since a cursor', () => {
  test('names a session that is published, changed, unpublished, put in the trash, taken back and deleted', async () => {
    const edition = await anEdition(app)
    const { id } = await aSession(app, edition.id)
    expect(await kinds()).toEqual([`published editions#${edition.id}`, `published sessions#${id}`])
    await patch(`sessions/${id}`, { title: unique('Titre') })
    expect(await kinds()).toEqual([`changed sessions#${id}`])
    await patch(`sessions/${id}?draft=true`, { title: unique('Brouillon') })
    expect(await kinds()).toEqual([])
    await patch(`sessions/${id}`, { _status: 'draft' })
    expect(await kinds()).toEqual([`withdrawn sessions#${id}`])
    await patch(`sessions/${id}`, { _status: 'published' })
    expect(await kinds()).toEqual([`published sessions#${id}`])
    await patch(`sessions/${id}?trash=true`, { deletedAt: new Date().toISOString() })
    expect(await kinds()).toEqual([`withdrawn sessions#${id}`])
    await patch(`sessions/${id}?trash=true`, { deletedAt: null })
    expect(await kinds()).toEqual([`published sessions#${id}`])
    expect((await remove(`sessions/${id}`)).status).toBe(200)
    expect(await kinds()).toEqual([`withdrawn sessions#${id}`])
  })

  test('names everything in an edition that appears or disappears', async () => {
    const edition = await anEdition(app, { _status: 'draft' })
    const room = await aRoom(app, edition.id)
    const session = await aSession(app, edition.id, { room: room.id })
    expect(await kinds()).toEqual([])
    const all = [`editions#${edition.id}`, `rooms#${room.id}`, `sessions#${session.id}`]
    await patch(`editions/${edition.id}`, { _status: 'published' })
    expect((await kinds()).toSorted()).toEqual(all.map((subject) => `published ${subject}`))
    await patch(`editions/${edition.id}`, { _status: 'draft' })
    expect((await kinds()).toSorted()).toEqual(all.map((subject) => `withdrawn ${subject}`))
    await patch(`editions/${edition.id}`, { _status: 'published' })
    await kinds()
    expect((await remove(`editions/${edition.id}`)).status).toBe(200)
    expect((await kinds()).toSorted()).toEqual(all.map((subject) => `withdrawn ${subject}`))
  })

  test('names what a consent shows and hides, when it is given, withdrawn or ends by time', async () => {
    const { id } = await aTestimonial(app)
    expect(await kinds()).toEqual([])
    const consent = await aConsent(app, 'testimonials', id)
    expect(await kinds()).toEqual([`published testimonials#${id}`])
    await patch(`consents/${consent.id}`, { withdrawnAt: new Date().toISOString() })
    expect(await kinds()).toEqual([`withdrawn testimonials#${id}`])
    await patch(`consents/${consent.id}`, { withdrawnAt: null })
    expect(await kinds()).toEqual([`published testimonials#${id}`])
    const end = Date.now() + 300
    const data = { consentUntil: new Date(end).toISOString() }
    await app.payload.db.updateOne({ collection: 'testimonials', id, data, returning: false })
    await kinds()
    await new Promise((resolve) => setTimeout(resolve, end - Date.now() + 50))
    expect(client.held.get(`testimonials#${id}`) === 'withdrawn' || (await kinds()).length === 1).toBe(true)
    expect(client.held.get(`testimonials#${id}`)).toBe('withdrawn')
  })

  test('names the sessions of a speaker who appears or disappears, and whom they name by an id', async () => {
    const edition = await anEdition(app)
    const speaker = await aSpeaker(app)
    const { id } = await aSession(app, edition.id, { participants: [{ speaker: speaker.id, role: 'speaker' }] })
    await kinds()
    await patch(`speakers/${speaker.id}`, { _status: 'draft' })
    expect(await kinds()).toEqual([`withdrawn speakers#${speaker.id}`, `changed sessions#${id}`])
    await patch(`speakers/${speaker.id}`, { _status: 'published' })
    expect(await kinds()).toEqual([`published speakers#${speaker.id}`, `changed sessions#${id}`])
  })

  test('says nothing of a save that changes nothing, nor of what was never public', async () => {
    const speaker = await aSpeaker(app)
    await kinds()
    await patch(`speakers/${speaker.id}`, { name: speaker.name })
    const draft = await aSpeaker(app, { _status: 'draft' })
    await remove(`speakers/${draft.id}`)
    expect(await kinds()).toEqual([])
  })

  test('gives a client of one edition what belongs to it, and what has left it', async () => {
    const [one, other] = [await anEdition(app), await anEdition(app)]
    const room = await aRoom(app, one.id)
    const elsewhere = await aRoom(app, other.id)
    const ofOne = new ChangeFollower(app.fetch, `&edition=${one.slug}`)
    await ofOne.read()
    expect(ofOne.documents).toEqual(expect.arrayContaining([`editions#${one.id}`, `rooms#${room.id}`]))
    expect(ofOne.documents).not.toContain(`rooms#${elsewhere.id}`)
    await patch(`rooms/${elsewhere.id}`, { name: unique('Salle') })
    expect(await ofOne.read()).toEqual([])
    await patch(`rooms/${room.id}`, { edition: other.id })
    expect(await ofOne.read()).toMatchObject([{ kind: 'withdrawn', id: room.id, editions: [one.id] }])
    // Long after: it has changed again, and the client comes back with its first cursor.
    await patch(`rooms/${room.id}`, { name: unique('Salle') })
    expect(await ofOne.read()).toMatchObject([{ kind: 'withdrawn', id: room.id }])
  })

  test('leaves no name behind: neither a tombstone nor what came before it has the slug of a withdrawn person', async () => {
    const cursor = client.cursor
    const speaker = await aSpeaker(app, { name: unique('Zoé Secrète') })
    await patch(`speakers/${speaker.id}`, { bio: null })
    await client.read()
    await patch(`speakers/${speaker.id}`, { _status: 'draft' })
    const text = await (await app.fetch(`/api/changes?since=${cursor}`)).text()
    expect(text).toContain(String(speaker.id))
    expect(text).not.toContain(String(speaker.slug))
    const rows = await app.payload.find({
      collection: 'change-log',
      where: { subject: { equals: `speakers#${speaker.id}` } },
      depth: 0,
      overrideAccess: true,
    })
    expect(rows.docs.length).toBeGreaterThan(1)
    expect(JSON.stringify(rows.docs)).not.toContain(String(speaker.slug))
  })

  test('gives everything that is public to who begins, page by page, whatever is written meanwhile', async () => {
    const edition = await anEdition(app)
    const rooms = [await aRoom(app, edition.id), await aRoom(app, edition.id), await aRoom(app, edition.id)]
    const beginner = new ChangeFollower(app.fetch)
    let nth = 0
    while (await beginner.readPage(2)) {
      const room = rooms[nth % rooms.length]
      nth += 1
      if (nth < 12)
        await patch(`rooms/${room?.id}`, { name: unique('Salle'), _status: nth % 3 ? 'published' : 'draft' })
    }
    expect(beginner.documents).toEqual(await publicDocuments(app, publicCollections))
  })
})

describe('cursors', () => {
  test('that are malformed, of another site, of the future or too old are refused, and say how to go on', async () => {
    const [log] = String(client.cursor).split('-')
    expect(await errorOf('/api/changes?since=hier')).toEqual([400, 'INVALID_CURSOR'])
    expect(await errorOf('/api/changes?since=1-2-3-4')).toEqual([400, 'INVALID_CURSOR'])
    expect(await errorOf('/api/changes?since=zzz-1')).toEqual([400, 'FOREIGN_CURSOR'])
    expect(await errorOf(`/api/changes?since=${log}-999999999`)).toEqual([410, 'CURSOR_EXPIRED'])
    const old = client.cursor
    const room = await aRoom(app, (await anEdition(app)).id)
    await client.read()
    await patch(`rooms/${room.id}`, { _status: 'draft' })
    await client.read()
    await anEdition(app)
    await client.read()
    await removeOldChanges(app.payload, new Date(Date.now() + 1_000))
    const response = await app.fetch(`/api/changes?since=${old}`, { headers: { 'accept-language': 'fr' } })
    expect(response.status).toBe(410)
    const [error] = (await response.json()).errors
    expect(error).toMatchObject({ code: 'CURSOR_EXPIRED', message: expect.stringMatching(/sans «.since.»/) })
    const beginner = new ChangeFollower(app.fetch)
    await beginner.read(3)
    expect(beginner.documents).toEqual(await publicDocuments(app, publicCollections))
    await patch(`editions/${(await anEdition(app)).id}`, { title: unique('Édition') })
    expect((await client.read()).length).toBeGreaterThan(0)
  })

  test.each([
    ['limit=0', 400, 'BAD_PARAMETER'],
    ['limit=501', 400, 'BAD_PARAMETER'],
    ['limit=1&limit=2', 400, 'REPEATED_PARAMETER'],
    ['edition=%20', 400, 'BAD_PARAMETER'],
    ['edition=nulle-part', 404, 'UNKNOWN_EDITION'],
  ])('a request with %s is refused with %i', async (query, status, code) => {
    expect(await errorOf(`/api/changes?${query}`)).toEqual([status, code])
  })

  test('of now begin at the end', async () => {
    const response = await app.fetch('/api/changes?since=now')
    expect(await response.json()).toEqual({ changes: [], next: client.cursor, hasMore: false })
  })

  test.each(['/api/changes', '/api/changes/stream'])(
    '%s answers 405 to what is no read, and HEAD without a body',
    async (path) => {
      const refused = await app.fetch(path, { method: 'POST', json: {} })
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
      const head = await app.fetch(path, { method: 'HEAD' })
      expect([head.status, head.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    },
  )
})
