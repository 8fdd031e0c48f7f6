import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'
import { anEdition, aRoom, aSession, aSpeaker, at, create, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

type Values = Record<string, unknown>
type Person = Session & { id: string; name: string }

let app: TestApp
let claire: Person
let lea: Person
let edition: { id: string }

beforeAll(async () => {
  app = await bootApp()
  claire = await person('Claire Martin')
  lea = await person('Léa Petit')
  edition = await anEdition(app)
})
afterAll(() => app.close())

async function person(name: string): Promise<Person> {
  const email = `${unique('p').replace(' ', '')}@exemple.fr`
  const user = await create(app, 'users', { email, password: PASSWORD, name, role: 'editor', editions: [] })
  const data = { email, password: PASSWORD }
  const { token } = await app.payload.login({ collection: 'users', data, overrideAccess: true })
  return { id: user.id, name, authorization: `JWT ${token}` }
}

const AUTOSAVE = 'autosave=true&draft=true&depth=0&fallback-locale=null&locale=fr'
const PUBLISH = 'depth=0&fallback-locale=null&locale=fr'

/** Saves a document as a form does: all its fields, and the values that it started from. */
async function save(as: Person, path: string, data: Values, values: Values, query = AUTOSAVE, more: Values = {}) {
  const response = await app.fetch(`/api/${path}?${query}`, {
    method: 'PATCH',
    as,
    headers: { 'accept-language': 'fr' },
    json: { ...data, _status: query === PUBLISH ? 'published' : 'draft', _base: { values, ...more } },
  })
  const body = await response.json()
  const [error] = body.errors ?? []
  return { status: response.status, doc: body.doc, code: error?.code, message: error?.message, ...error?.data }
}

async function newest(path: string, query = 'locale=fr'): Promise<Values> {
  return (await app.fetch(`/api/${path}?draft=true&depth=0&fallback-locale=null&${query}`, { as: claire })).json()
}

const versionsOf = async (id: string) =>
  (await app.payload.findVersions({ collection: 'sessions', where: { parent: { equals: id } }, overrideAccess: true }))
    .docs

async function opened(values: Values = {}) {
  const { id } = await aSession(app, edition.id, { title: 'Ouverture', capacity: 41, ...values })
  const path = `sessions/${id}`
  const { title, capacity, startsAt, participants, accessibility, abstract } = await newest(path)
  return { id, path, form: { title, capacity, startsAt, participants, accessibility, abstract } as Values }
}

describe('two open forms', () => {
  test('a field that somebody else changed stays when an older form saves another field', async () => {
    const { path, form } = await opened()
    expect(await save(claire, path, { ...form, title: 'Grande ouverture' }, form)).toMatchObject({ status: 200 })
    const second = await save(lea, path, { ...form, capacity: 77 }, form)
    expect(second).toMatchObject({ status: 200, doc: { title: 'Grande ouverture', capacity: 77 } })
    expect(second.doc._edits).toMatchObject({
      saved: { capacity: 77 },
      others: [{ path: 'title', label: 'Titre', name: 'Claire Martin', isOwn: false }],
    })
    expect(await newest(path)).toMatchObject({ title: 'Grande ouverture', capacity: 77 })
  })

  test('one field changed by two people is a conflict with both texts and the name, and writes nothing', async () => {
    const { id, path, form } = await opened()
    await save(claire, path, { ...form, title: 'Le titre de Claire' }, form)
    const before = await versionsOf(id)
    const refused = await save(lea, path, { ...form, title: 'Le titre de Léa', capacity: 12 }, form)
    expect(refused).toMatchObject({ status: 409, code: 'EDIT_CONFLICT' })
    expect(refused.conflicts).toEqual([
      {
        path: 'title',
        label: 'Titre',
        name: 'Claire Martin',
        isOwn: false,
        at: expect.any(String),
        mine: 'Le titre de Léa',
        theirs: 'Le titre de Claire',
        value: 'Le titre de Claire',
      },
    ])
    expect(plainSpaces(refused.message)).toContain('Claire Martin a aussi changé : Titre.')
    expect(JSON.stringify(refused)).not.toContain('@')
    expect(await newest(path)).toMatchObject({ title: 'Le titre de Claire', capacity: 41 })
    expect(await versionsOf(id)).toHaveLength(before.length)
  })

  test('an answered conflict is saved, and meanwhile the other fields are', async () => {
    const { path, form } = await opened()
    await save(claire, path, { ...form, title: 'Le titre de Claire' }, form)
    const mine = { ...form, title: 'Le titre de Léa', capacity: 12 }
    const held = await save(lea, path, mine, form, AUTOSAVE, { hold: ['title'] })
    expect(held).toMatchObject({ status: 200, doc: { title: 'Le titre de Claire', capacity: 12 } })
    const answered = await save(lea, path, mine, { ...form, title: 'Le titre de Claire', capacity: 12 })
    expect(answered).toMatchObject({ status: 200, doc: { title: 'Le titre de Léa', capacity: 12 } })
  })

  test('a publication asks about a held field again', async () => {
    const { path, form } = await opened()
    await save(claire, path, { ...form, title: 'Le titre de Claire' }, form)
    const refused = await save(lea, path, { ...form, title: 'Le titre de Léa' }, form, PUBLISH, { hold: ['title'] })
    expect(refused).toMatchObject({ status: 409, code: 'EDIT_CONFLICT' })
  })

  test('people whom two editors add to one list all stay, and a row that both changed is a conflict', async () => {
    const [ana, bea, cleo] = await Promise.all(
      ['Ana', 'Béa', 'Cléo'].map((name) => aSpeaker(app, { name: unique(name) })),
    )
    const first = { id: '6650000000000000000000a1', speaker: ana?.id, role: 'speaker' }
    const { path, form } = await opened({ participants: [first] })
    const withBea = [first, { id: '6650000000000000000000b1', speaker: bea?.id, role: 'host' }]
    const withCleo = [first, { id: '6650000000000000000000c1', speaker: cleo?.id, role: 'host' }]
    await save(claire, path, { ...form, participants: withBea }, form)
    const second = await save(lea, path, { ...form, participants: withCleo }, form)
    expect(second.status).toBe(200)
    expect(second.doc.participants.map(({ speaker }: Values) => speaker)).toEqual([ana?.id, cleo?.id, bea?.id])

    const now = { ...form, participants: second.doc.participants }
    const withRole = (role: string) =>
      second.doc.participants.map((row: Values, at: number) => (at === 0 ? { ...row, role } : row))
    await save(claire, path, { ...now, participants: withRole('moderator') }, now)
    const refused = await save(lea, path, { ...now, participants: withRole('keynote') }, now)
    expect(refused.status).toBe(409)
    expect(refused.conflicts[0].theirs).toContain('Anime les échanges')
    expect(refused.conflicts[0].mine).toMatch(/Ana .*, Grande intervention/)
  })

  test('each language is a field of its own', async () => {
    const { path, form } = await opened()
    const english = AUTOSAVE.replace('locale=fr', 'locale=en')
    await save(claire, path, { ...form, title: 'Opening' }, { ...form, title: null }, english)
    const french = await save(lea, path, { ...form, title: 'Ouverture solennelle' }, form)
    expect(french).toMatchObject({ status: 200, doc: { title: 'Ouverture solennelle' } })
    expect(await newest(path, 'locale=en')).toMatchObject({ title: 'Opening' })
  })

  test('a move on the board is not undone by a form that was open before', async () => {
    const { id, path, form } = await opened({ from: '09:45', to: '10:30' })
    const room = await aRoom(app, edition.id)
    const { updatedAt } = await newest(path)
    const moved = await app.fetch(`/api/programme/${edition.id}/moves`, {
      method: 'POST',
      as: lea,
      json: { session: id, seen: updatedAt, startsAt: at('09:50'), endsAt: at('10:35'), room: room.id },
    })
    expect(moved.status).toBe(200)
    const saved = await save(claire, path, { ...form, capacity: 12 }, form)
    expect(saved.doc).toMatchObject({ startsAt: at('09:50'), room: room.id, capacity: 12 })
    expect(saved.doc._edits.others).toMatchObject([{ path: 'startsAt', label: 'Début', name: 'Léa Petit' }])
  })

  test('of saves of one document at once each is written or refused, and none is lost', async () => {
    const { path, form } = await opened()
    const changes: Values[] = [
      { title: 'A' },
      { title: 'B' },
      { capacity: 1 },
      { capacity: 2 },
      { accessibility: ['lsf'] },
      { accessibility: ['quiet'] },
    ]
    const results = await Promise.all(
      changes.map((change, at) => save(at % 2 ? claire : lea, path, { ...form, ...change }, form)),
    )
    expect(results.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 409, 409])
    const last = await newest(path)
    for (const [at, { status }] of results.entries()) {
      const [[name, value] = ['', '']] = Object.entries(changes[at] ?? {})
      if (status === 200 && name === 'accessibility')
        expect(last[name]).toEqual(expect.arrayContaining(value as string[]))
      else if (status === 200) expect(last[name]).toBe(value)
    }
  })
})

describe('a save that changes nothing', () => {
  test('writes no version: the same values, a space at the end, a value taken back', async () => {
    const { id, path, form } = await opened()
    const before = await newest(path)
    for (const title of ['Ouverture', 'Ouverture ']) {
      expect(await save(claire, path, { ...form, title }, form)).toMatchObject({
        status: 200,
        doc: { title: 'Ouverture' },
      })
    }
    expect(await newest(path)).toEqual(before)
    expect(await versionsOf(id)).toHaveLength(1)
  })

  test('a move that is undone leaves nothing pending, and no version', async () => {
    const { id, path } = await opened({ from: '11:00', to: '12:00', room: (await aRoom(app, edition.id)).id })
    const before = await newest(path)
    const move = async (from: string, to: string) => {
      const { updatedAt, room } = await newest(path)
      const json = { session: id, seen: updatedAt, startsAt: at(from), endsAt: at(to), room }
      const moved = await app.fetch(`/api/programme/${edition.id}/moves`, { method: 'POST', as: lea, json })
      expect((await moved.json()).session).toMatchObject({ startsAt: at(from) })
    }
    for (let round = 0; round < 2; round += 1) {
      await move('11:05', '12:05')
      expect(await newest(path)).toMatchObject({ _status: 'draft', startsAt: at('11:05') })
      await move('11:00', '12:00')
      expect(await newest(path)).toEqual(before)
      expect(await versionsOf(id)).toHaveLength(1)
    }
  })

  test('a text that is taken back leaves nothing pending', async () => {
    const { id, path, form } = await opened()
    await save(claire, path, { ...form, title: 'Ouvert' }, form)
    const back = await save(claire, path, form, { ...form, title: 'Ouvert' })
    expect(back.doc).toMatchObject({ title: 'Ouverture', _status: 'published' })
    expect(await versionsOf(id)).toHaveLength(1)
    expect(await newest(path)).toMatchObject({ _status: 'published' })
  })

  test('a title has no spaces around it', async () => {
    const { path, form } = await opened()
    expect((await save(claire, path, { ...form, title: ' Nouveau titre ' }, form)).doc.title).toBe('Nouveau titre')
  })

  test('an autosave that arrives after the publication of its form leaves one published version', async () => {
    const { id, path, form } = await opened()
    const more = { form: 'form-1' }
    const late = { ...form, title: 'Tit' }
    await save(claire, path, { ...form, title: 'Titre' }, form, PUBLISH, more)
    const versions = await versionsOf(id)
    expect(await save(claire, path, late, form, AUTOSAVE, more)).toMatchObject({ status: 200, doc: { title: 'Titre' } })
    expect(await newest(path)).toMatchObject({ title: 'Titre', _status: 'published' })
    expect(await versionsOf(id)).toHaveLength(versions.length)
  })

  test('a publication on top of an autosave of its form, whose answer has not arrived, is no conflict', async () => {
    const { path, form } = await opened()
    const more = { form: 'form-2' }
    await save(claire, path, { ...form, title: 'Tit' }, form, AUTOSAVE, more)
    const published = await save(claire, path, { ...form, title: 'Titre' }, form, PUBLISH, more)
    expect(published).toMatchObject({ status: 200, doc: { title: 'Titre', _status: 'published' } })
  })
})

describe('programs', () => {
  test('a read has the tag of its version, and a save or a deletion with an older one is refused with 412', async () => {
    const { path } = await opened()
    const tagOf = async () => (await app.fetch(`/api/${path}?draft=true`, { as: claire })).headers.get('etag') ?? ''
    const first = await tagOf()
    expect(first).toMatch(/^"v[0-9a-z]+"$/)
    const patch = (tag: string, json: Values) =>
      app.fetch(`/api/${path}?draft=true`, {
        method: 'PATCH',
        as: lea,
        headers: { 'if-match': tag, 'accept-language': 'en' },
        json,
      })
    const saved = await patch(first, { capacity: 5 })
    expect(saved.status).toBe(200)
    expect(saved.headers.get('etag')).toBe(await tagOf())
    const refused = await patch(first, { capacity: 6 })
    expect(refused.status).toBe(412)
    const [error] = (await refused.json()).errors
    expect(error).toMatchObject({
      code: 'VERSION_CHANGED',
      message: expect.stringContaining('Read it again with draft=true'),
    })
    expect(await newest(path)).toMatchObject({ capacity: 5 })
    const remove = (tag: string) =>
      app.fetch(`/api/${path}`, { method: 'DELETE', as: lea, headers: { 'if-match': tag } })
    expect((await remove(first)).status).toBe(412)
    expect((await remove(await tagOf())).status).toBe(200)
  })

  test('a save without _base and without If-Match writes what it says, as before', async () => {
    const { path } = await opened()
    const response = await app.fetch(`/api/${path}?draft=true`, { method: 'PATCH', as: lea, json: { capacity: 9 } })
    expect(response.status).toBe(200)
    expect((await response.json()).doc).not.toHaveProperty('_edits')
    expect(await newest(path)).toMatchObject({ capacity: 9, title: 'Ouverture' })
  })

  test('of twenty increments with If-Match none is lost', async () => {
    const { path } = await opened({ capacity: 0 })
    const increment = async (): Promise<void> => {
      const read = await app.fetch(`/api/${path}?draft=true&depth=0`, { as: lea })
      const { capacity } = await read.json()
      const headers = { 'if-match': read.headers.get('etag') ?? '' }
      const json = { capacity: capacity + 1 }
      const response = await app.fetch(`/api/${path}?draft=true`, { method: 'PATCH', as: lea, headers, json })
      if (response.status === 412) return increment()
      expect(response.status).toBe(200)
    }
    await Promise.all(Array.from({ length: 20 }, increment))
    expect(await newest(path)).toMatchObject({ capacity: 20 })
  })
})

test('of ordinary saves of one document at once, by REST and by GraphQL, each keeps the fields of the others', async ({
  skip,
}) => {
  if (!hasTransactions(app.payload.db)) skip('This MongoDB has no transactions.')
  const { id, path } = await opened()
  const patch = (json: Values) => app.fetch(`/api/${path}?draft=true`, { method: 'PATCH', as: lea, json })
  const mutate = (data: string) =>
    app.graphql(`mutation { updateSession(id: "${id}", draft: true, data: { ${data} }) { id } }`, { as: claire })
  const responses = await Promise.all([
    patch({ title: 'Par REST' }),
    mutate('capacity: 33'),
    patch({ accessibility: ['lsf'] }),
    mutate('registrationUrl: "https://exemple.fr/inscription"'),
  ])
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const registrationUrl = 'https://exemple.fr/inscription'
  expect(await newest(path)).toMatchObject({ title: 'Par REST', capacity: 33, accessibility: ['lsf'], registrationUrl })
})
