import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, create, unique } from '../support/fixtures'

let app: TestApp
let editor: Session
let preview: Session

beforeAll(async () => {
  app = await bootApp()
  ;[editor, preview] = [await signIn(app, 'editor'), await createApiClient(app, 'preview')]
  for (const name of ['Zoé Fictive', 'Élodie Fictive', 'Anaïs Fictive', 'Œuvre Fictive', 'elodie fictive']) {
    await aSpeaker(app, { name })
  }
})
afterAll(() => app.close())

const json = async (path: string, as?: Session) => (await app.fetch(path, { as })).json()
const names = async (query: string) =>
  (await json(`/api/speakers?${query}`)).docs.map(({ name }: { name: string }) => name)

describe('accents', () => {
  test('a search finds a name with or without its accents and capitals', async () => {
    for (const typed of ['élodie', 'elodie', 'ELODIE', 'Élodie']) {
      expect((await names(`where[name][like]=${encodeURIComponent(typed)}`)).sort()).toEqual([
        'elodie fictive',
        'Élodie Fictive',
      ])
    }
    expect(await names('where[name][contains]=oeuvre')).toEqual(['Œuvre Fictive'])
  })

  test('names sort as in a French dictionary', async () => {
    const sorted = await names('sort=name&limit=200&where[name][like]=fictive')
    expect(sorted.map((name: string) => name[0]?.normalize('NFD')[0]?.toLowerCase())).toEqual(['a', 'e', 'e', 'œ', 'z'])
    expect(await names('sort=-name&limit=200&where[name][like]=fictive')).toHaveLength(5)
  })

  test('GraphQL searches and sorts in the same way', async () => {
    const { data } = await app.graphql<{ Speakers: { docs: { name: string }[] } }>(
      '{ Speakers(where: { name: { like: "elodie" } }, sort: "name") { docs { name } } }',
    )
    expect(data.Speakers.docs).toHaveLength(2)
  })
})

describe('the size of a response', () => {
  test('is 25 documents by default and 200 at most', async () => {
    const edition = await anEdition(app)
    await Promise.all(Array.from({ length: 30 }, () => aRoom(app, edition.id)))
    const room = `where[edition][equals]=${edition.id}`
    expect((await json(`/api/rooms?${room}`)).docs).toHaveLength(25)
    expect((await json(`/api/rooms?${room}&limit=28`)).docs).toHaveLength(28)
    for (const all of ['limit=0', 'pagination=false', 'limit=500']) {
      const { limit } = await json(`/api/rooms?${room}&${all}`)
      expect(limit).toBeLessThanOrEqual(200)
    }
  })

  test('contains the joined documents of an edition on request only', async () => {
    const edition = await anEdition(app)
    await aRoom(app, edition.id)
    expect((await json(`/api/editions/${edition.id}`)).rooms).toBeUndefined()
    expect((await json(`/api/editions/${edition.id}?joins[rooms][limit]=5`)).rooms.docs).toHaveLength(1)
  })

  test('has a joined list for each document, with its own count', async () => {
    const editions = await Promise.all([anEdition(app), anEdition(app), anEdition(app)])
    for (const [index, { id }] of editions.entries()) {
      for (let room = 0; room < index; room += 1) await aRoom(app, id)
    }
    const ids = editions.map(({ id }) => id).join()
    const { docs } = await json(
      `/api/editions?where[id][in]=${ids}&joins[rooms][limit]=1&joins[rooms][count]=true&depth=0`,
    )
    const roomsOf = (id: string) => docs.find((doc: { id: string }) => doc.id === id).rooms
    expect(editions.map(({ id }) => roomsOf(id))).toEqual([
      { docs: [], hasNextPage: false, totalDocs: 0 },
      { docs: [expect.any(String)], hasNextPage: false, totalDocs: 1 },
      { docs: [expect.any(String)], hasNextPage: true, totalDocs: 2 },
    ])
  })

  test('contains no joined list in a populated edition', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const { edition: populated } = await json(`/api/sessions/${session.id}?depth=1`)
    expect([populated.title, populated.sessions]).toEqual([edition.title, undefined])
  })

  test('includes in a joined list whether there is a next page', async () => {
    const edition = await anEdition(app)
    await Promise.all(Array.from({ length: 3 }, () => aRoom(app, edition.id)))
    const query = `query ($id: String!, $limit: Int) { Edition(id: $id) { rooms(limit: $limit) { docs { id } hasNextPage } } }`
    const rooms = async (limit: number) => {
      const { data } = await app.graphql<{ Edition: { rooms: { docs: unknown[]; hasNextPage: boolean } } }>(query, {
        variables: { id: edition.id, limit },
      })
      return { count: data.Edition.rooms.docs.length, hasNextPage: data.Edition.rooms.hasNextPage }
    }
    expect(await rooms(2)).toEqual({ count: 2, hasNextPage: true })
    expect(await rooms(200)).toEqual({ count: 3, hasNextPage: false })
  })

  test('populates three levels at most', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    expect((await app.fetch(`/api/sessions/${session.id}?depth=3`)).status).toBe(200)
  })
})

describe('private content', () => {
  test('includes the complete programme of an unpublished edition', async () => {
    const edition = await anEdition(app)
    const room = await aRoom(app, edition.id)
    const session = await aSession(app, edition.id, { room: room.id })
    expect((await app.fetch(`/api/sessions/${session.id}`)).status).toBe(200)
    await app.payload.update({
      collection: 'editions',
      id: edition.id,
      data: { _status: 'draft' },
      overrideAccess: true,
    })
    for (const path of [`sessions/${session.id}`, `rooms/${room.id}`, `editions/${edition.id}`]) {
      expect([path, (await app.fetch(`/api/${path}`)).status]).toEqual([path, 404])
    }
  })

  test('includes the draft of a published document, even with draft=true', async () => {
    const speaker = await aSpeaker(app)
    await app.fetch(`/api/speakers/${speaker.id}?draft=true`, {
      method: 'PATCH',
      as: editor,
      json: { name: 'Nom secret', _status: 'draft' },
    })
    expect((await json(`/api/speakers/${speaker.id}?draft=true`)).name).toBe(speaker.name)
    expect((await json(`/api/speakers/${speaker.id}?draft=true`, preview)).name).toBe('Nom secret')
  })

  test('leaves no id and no empty row in documents that refer to it', async () => {
    const edition = await anEdition(app)
    const [shown, hidden] = [await aSpeaker(app), await aSpeaker(app, { _status: 'draft' })]
    const room = await aRoom(app, edition.id, { _status: 'draft' })
    const participants = [shown, hidden].map(({ id }) => ({ speaker: id, role: 'speaker' }))
    const session = await aSession(app, edition.id, { participants, room: room.id })
    for (const depth of [0, 1, 2]) {
      const text = await (await app.fetch(`/api/sessions/${session.id}?depth=${depth}`)).text()
      expect(text).not.toContain(hidden.id)
      expect(text).not.toContain(room.id)
      expect(JSON.parse(text).participants).toHaveLength(1)
    }
    const { data } = await app.graphql<{ Session: { room: null; participants: unknown[] } }>(
      'query ($id: String!) { Session(id: $id) { room { id } participants { speaker { name } } } }',
      { variables: { id: session.id } },
    )
    expect(data.Session).toEqual({ room: null, participants: [{ speaker: { name: shown.name } }] })
  })
})

describe('invalid input', () => {
  test('a filter on a field that does not exist is refused in English', async () => {
    const response = await app.fetch('/api/sessions?where[nonsense][equals]=1')
    expect(response.status).toBe(400)
    expect((await response.json()).errors[0].message).toMatch(/nonsense/)
  })

  test('a number compared with a text is refused, also in a list', async () => {
    for (const query of ['sessions?where[number][equals]=zzz', 'testimonials?where[pathway.year][not_in]=2020,zzz']) {
      const response = await app.fetch(`/api/${query}`)
      expect([query, response.status]).toEqual([query, 400])
    }
    expect((await app.fetch('/api/sessions?where[number][in]=1,2')).status).toBe(200)
  })

  test('a document without its required fields is refused, field by field, and not written', async () => {
    const before = await json('/api/rooms/count', editor)
    const response = await app.fetch('/api/rooms', { method: 'POST', as: editor, json: { _status: 'published' } })
    expect(response.status).toBe(400)
    const { errors } = await response.json()
    expect(errors[0].data.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['edition', 'name'])
    expect(await json('/api/rooms/count', editor)).toEqual(before)
  })

  test('control characters of pasted text are removed', async () => {
    const { name } = await create(app, 'speakers', { name: `${unique('Ana')}\u0000\u000B\uD800` })
    expect(name).toMatch(/^Ana [a-z0-9]+$/)
  })
})
