import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, create } from '../support/fixtures'
import { jpeg, upload } from '../support/uploads'
import { anImage } from '../support/visibility-fixtures'

let app: TestApp
let editor: Session
let edition: string
/** Sessions of the edition. */
const TITLES = ['Ouverture', 'Atelier', 'Clôture', 'Débat', 'Échanges']

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  edition = (await anEdition(app)).id
  for (const [index, title] of TITLES.entries()) {
    const hour = 10 + index
    const { id } = await aSession(app, edition, { title, from: `${hour}:00`, to: `${hour}:30` })
    await app.payload.update({
      ...{ collection: 'sessions', id, locale: 'en', overrideAccess: true },
      data: { title: `English ${TITLES.length - index}`, _status: 'published' },
    })
  }
  await aSpeaker(app, { name: 'Elisabeth Moreno' })
  await aSpeaker(app, { name: 'Amina Exemple' })
})
afterAll(() => app.close())

const ofEdition = () => `where[edition][equals]=${edition}`
const json = async (path: string, as?: Session) => (await app.fetch(path, { as })).json()

describe('a list in all languages', () => {
  test('holds every document when sorted by a localised field, on pages that do not overlap', async () => {
    const titles = async (query: string): Promise<string[]> => {
      const { docs, totalDocs } = await json(`/api/sessions?${ofEdition()}&depth=0&locale=all&${query}`)
      expect(totalDocs).toBe(TITLES.length)
      return docs.map(({ title }: { title: { fr: string } }) => title.fr)
    }
    const sorted = ['Atelier', 'Clôture', 'Débat', 'Échanges', 'Ouverture']
    expect(await titles('sort=title')).toEqual(sorted)
    expect(await titles('sort=-title')).toEqual([...sorted].reverse())
    const pages = await Promise.all([1, 2, 3].map((page) => titles(`sort=title&limit=2&page=${page}`)))
    expect(pages.flat()).toEqual(sorted)
    expect(await titles('sort=notice,title')).toHaveLength(TITLES.length)
  })
})

test.each(['editions?sort=-sessions.title', 'editions?sort=sessions.id', 'sessions?sort=-edition.title'])(
  'each document is listed once for an editor who asks for %s',
  async (query) => {
    const { docs, totalDocs } = await json(`/api/${query}&locale=all&depth=0&limit=200`, editor)
    expect([docs.length, new Set(docs.map(({ id }: { id: string }) => id)).size]).toEqual([totalDocs, totalDocs])
  },
)

describe('a filter on a date', () => {
  const unreadable = ['2024-05-21T10:00:00 02:00', 'tomorrow', '2024-13-45', '5']
  const operators = ['equals', 'not_equals', 'in', 'not_in', 'greater_than', 'less_than_equal']

  test.each(operators)('with the operator "%s" is refused when it holds no date', async (operator) => {
    for (const value of unreadable) {
      const response = await app.fetch(`/api/sessions?where[startsAt][${operator}]=${encodeURIComponent(value)}`)
      expect([response.status, (await response.json()).errors[0].code]).toEqual([400, 'INVALID_DATE'])
    }
  })

  test.each(['like', 'not_like', 'contains'])('is refused as text, with the operator "%s"', async (operator) => {
    const response = await app.fetch(`/api/sessions?where[startsAt][${operator}]=2024-05-21T08:00:00Z`)
    expect([response.status, (await response.json()).errors[0].code]).toEqual([400, 'INVALID_DATE'])
  })

  test('is refused through a relation, in a join and in a count', async () => {
    for (const path of [
      '/api/sessions?where[edition.updatedAt][equals]=x',
      `/api/editions?joins[sessions][where][startsAt][equals]=x&where[id][equals]=${edition}`,
      '/api/sessions/count?where[updatedAt][equals]=x',
    ]) {
      const response = await app.fetch(path)
      expect([response.status, (await response.json()).errors[0].code], path).toEqual([400, 'INVALID_DATE'])
    }
  })

  test('is refused as text in GraphQL, whose schema has no such operator', async () => {
    const query = '{ Sessions(where: { startsAt: { like: "2024-05-21T08:00:00Z" } }) { totalDocs } }'
    const { errors } = await app.graphql(query)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' })
  })

  test.each(['2024', '2024-05-21', '2024-05-21T08:00Z', '2024-05-21T10:00:00.000+02:00', 'null'])(
    'is answered for %s',
    async (value) => {
      for (const operator of ['equals', 'not_equals', 'greater_than', 'in']) {
        const path = `/api/sessions?where[startsAt][${operator}]=${encodeURIComponent(value)}`
        expect((await app.fetch(path)).status, path).toBe(value === '2024' ? 400 : 200)
      }
    },
  )
})

describe('a page past the end', () => {
  const pastTheEnd = { docs: [], totalDocs: 5, totalPages: 3, page: 9, pagingCounter: 17, limit: 2 }
  const links = { hasPrevPage: true, prevPage: 8, hasNextPage: false, nextPage: null }

  test('says how many documents there are', async () => {
    const query = `${ofEdition()}&limit=2&page=9&depth=0`
    expect(await json(`/api/sessions?${query}`)).toEqual({ ...pastTheEnd, ...links })
    expect(await json(`/api/sessions?${query}&draft=true`, editor)).toEqual({ ...pastTheEnd, ...links })
  })

  test('says so in GraphQL', async () => {
    const { data } = await app.graphql(
      `{ Sessions(where: { edition: { equals: "${edition}" } }, limit: 2, page: 9) { totalDocs totalPages page hasPrevPage hasNextPage } }`,
    )
    expect(data).toEqual({
      Sessions: { totalDocs: 5, totalPages: 3, page: 9, hasPrevPage: true, hasNextPage: false },
    })
  })

  test('of an empty list says that there is one page, whatever the filter', async () => {
    for (const filter of ['where[slug][equals]=nowhere', 'where[startsOn][greater_than]=2090-01-01']) {
      expect(await json(`/api/editions?${filter}&limit=2`)).toMatchObject({
        ...{ totalDocs: 0, totalPages: 1, page: 1, pagingCounter: 1, hasPrevPage: false, prevPage: null },
      })
    }
  })
})

describe('a name that exists nowhere', () => {
  test.each([
    ['/api/sessions?sort=nope', 'INVALID_SORT'],
    ['/api/sessions?sort=title,-edition2.title', 'INVALID_SORT'],
    ['/api/editions?joins[nope][limit]=1', 'UNKNOWN_JOIN'],
    ['/api/sessions?edition=montpellier-2024', 'UNKNOWN_PARAMETER'],
    ['/api/sessions/count?slug=ouverture', 'UNKNOWN_PARAMETER'],
    ['/api/sessions?selct[title]=true', 'UNKNOWN_PARAMETER'],
    ['/api/sessions?select[titel]=true', 'UNKNOWN_FIELD'],
    ['/api/programme/x/board?sinc=2024-05-21', 'UNKNOWN_PARAMETER'],
    ['/api/sessions?locale=en-GB', 'INVALID_LOCALE'],
    ['/api/sessions?fallback-locale=xx', 'INVALID_LOCALE'],
    ['/api/testimonials?sort=-quote,pathway.label', 'INVALID_SORT'],
    ['/api/rooms?sort=accessibility', 'INVALID_SORT'],
    ['/api/sessions?sort=abstract', 'INVALID_SORT'],
    ['/api/sessions?where[title][exists]=maybe', 'INVALID_BOOLEAN'],
    ['/api/media?where[needsConsent][equals]=maybe', 'INVALID_BOOLEAN'],
    ['/api/media?where[needsConsent][not_in]=true,1', 'INVALID_BOOLEAN'],
    ['/api/media?sort=-thumbnailURL', 'INVALID_SORT'],
    ['/api/media?sort=sizes.card.url', 'INVALID_SORT'],
    ['/api/sessions?where[_id][equals]=x', 'UNKNOWN_FIELD'],
    ['/api/sessions?where[edition.nope][equals]=x', 'UNKNOWN_FIELD'],
    ['/api/sessions?where[startsAt][greater_than]=2024-05-21,2024-05-22', 'INVALID_DATE'],
    ['/api/sessions?where[format][equals]=nope', 'UNKNOWN_VALUE'],
    ['/api/sessions?where[format][in]=workshop,nope', 'UNKNOWN_VALUE'],
    ['/api/sessions?where[abstract][like]=604b', 'UNSEARCHABLE_FIELD'],
    ['/api/testimonials?where[story.root.children][contains]=604b', 'UNSEARCHABLE_FIELD'],
    ['/api/sessions?where[participants.speaker.bio][like]=604b', 'UNSEARCHABLE_FIELD'],
  ])('is refused as in %s', async (path, code) => {
    const response = await app.fetch(path)
    expect([response.status, (await response.json()).errors[0].code]).toEqual([400, code])
  })
})

test('a choice may be written as GraphQL spells it', async () => {
  await aSession(app, edition, { title: 'Choix', from: '16:00', to: '16:30', track: 'public-policy' })
  const counts = [
    'equals]=public_policy',
    'equals]=public-policy',
    'in]=public_policy,reconversion',
    'in][]=public_policy',
  ]
  for (const condition of counts) {
    const { totalDocs } = await json(
      `/api/sessions?${ofEdition()}&where[title][equals]=Choix&where[track][${condition}`,
    )
    expect(totalDocs, condition).toBe(1)
  }
  const { errors } = await json('/api/sessions?where[track][equals]=Public_Policy')
  expect(errors[0].code).toBe('UNKNOWN_VALUE')
})

test('parameters of analytics change nothing, and other unknown ones are not ignored', async () => {
  const path = `/api/sessions?${ofEdition()}&depth=0`
  expect(await json(`${path}&utm_source=letter&fbclid=x&gclid=y`)).toEqual(await json(path))
})

test('a refusal is not logged as an error, in REST or in GraphQL', async () => {
  const logged = vi.spyOn(app.payload.logger, 'error')
  await app.fetch('/api/sessions?sort=nope')
  await app.graphql('{ Sessions(sort: "nope") { totalDocs } }')
  expect(logged).not.toHaveBeenCalled()
  logged.mockRestore()
})

describe('a filter on an id', () => {
  const ids = async (filter: string, as?: Session): Promise<string[]> =>
    (await json(`/api/sessions?${filter}&depth=0&limit=200`, as)).docs.map(({ id }: { id: string }) => id)

  test('compares with ids, and an id that cannot exist equals none', async () => {
    const all = await ids(ofEdition())
    const [first = ''] = all
    for (const wrong of ['foo', `foo,${first}`, '']) {
      expect(await ids(`where[id][equals]=${wrong}`)).toEqual([])
      expect(await ids(`${ofEdition()}&where[id][not_equals]=${wrong}`)).toHaveLength(all.length)
    }
    expect(await ids(`where[id][in]=foo,${first}`)).toEqual([first])
    expect(await ids(`${ofEdition()}&where[id][not_in]=foo,${first}`)).not.toContain(first)
    expect(await ids(`where[edition][in]=foo,${edition}`)).toHaveLength(all.length)
    const after = await ids(`${ofEdition()}&where[id][greater_than]=${first}`)
    const before = await ids(`${ofEdition()}&where[id][less_than_equal]=${first}`)
    expect([...before, ...after].sort()).toEqual([...all].sort())
  })

  test.each(['greater_than', 'less_than', 'like', 'not_like', 'contains'])(
    'is refused with the operator "%s" and a part of an id, also through a relation',
    async (operator) => {
      for (const path of ['id', 'edition', 'edition.id']) {
        const response = await app.fetch(`/api/sessions?where[${path}][${operator}]=foo`)
        expect([response.status, (await response.json()).errors[0].code]).toEqual([400, 'INVALID_ID'])
      }
    },
  )

  test('finds nothing for the search of the admin, and does not fail', async () => {
    expect(await ids('where[id][like]=foo', editor)).toEqual([])
  })
})

describe('an exclusion', () => {
  const namesWithout = async (filter: string, collection: string): Promise<string[]> =>
    (await json(`/api/${collection}?${filter}&depth=0&limit=200`)).docs.map(({ name }: { name: string }) => name)

  test('of words leaves out the documents that contain one of them, with or without accents', async () => {
    const names = await namesWithout('where[name][not_like]=Moréno', 'speakers')
    expect(names).toContain('Amina Exemple')
    expect(names).not.toContain('Elisabeth Moreno')
    expect(await namesWithout('where[headline][not_like]=nothing', 'speakers')).toContain('Amina Exemple')
  })

  test('of a choice leaves out the documents that hold it among others', async () => {
    const [both, none] = [
      await aRoom(app, edition, { accessibility: ['hearing-loop', 'step-free'] }),
      await aRoom(app, edition, { accessibility: [] }),
    ]
    for (const filter of ['[not_equals]=hearing-loop', '[not_in]=hearing-loop']) {
      const names = await namesWithout(`where[accessibility]${filter}`, 'rooms')
      expect(names).toContain(none.name)
      expect(names).not.toContain(both.name)
    }
  })
})

describe('an exclusion of values', () => {
  const titles = async (filter: string): Promise<string[]> =>
    (await json(`/api/sessions?${ofEdition()}&${filter}&depth=0&limit=200`)).docs.map(
      ({ title }: { title: string }) => title,
    )

  test('leaves the documents without a value, whether or not they refer to a hidden document', async () => {
    const [open, hidden] = [await aRoom(app, edition), await create(app, 'rooms', { name: 'Salle cachée', edition })]
    const rooms = { 'Dans la salle': open.id, 'Dans la salle cachée': hidden.id, 'Sans salle': null }
    for (const [index, [title, room]] of Object.entries(rooms).entries())
      await aSession(app, edition, { title, room, from: `${16 + index}:00`, to: `${16 + index}:30` })
    for (const filter of [`where[room][not_equals]=${open.id}`, `where[room][not_in]=${open.id}`]) {
      const found = await titles(filter)
      expect(found).toEqual(expect.arrayContaining(['Dans la salle cachée', 'Sans salle', 'Atelier']))
      expect(found).not.toContain('Dans la salle')
    }
    expect(await titles('where[track][not_in]=education')).toHaveLength((await titles('')).length)
    expect(await titles('where[capacity][not_in]=12')).toHaveLength((await titles('')).length)
  })

  test('of a checkbox leaves out the documents that have it, and a list finds them', async () => {
    for (const needsConsent of [true, false]) {
      await upload(app, await jpeg(300, 200), { as: editor, data: { alt: 'Une salle vide', needsConsent } })
    }
    const count = async (filter: string): Promise<number> =>
      (await json(`/api/media?where[needsConsent]${filter}&depth=0`, editor)).totalDocs
    const all = await count('[exists]=true')
    for (const value of ['true', 'false']) {
      const those = await count(`[equals]=${value}`)
      expect(those).toBeGreaterThan(0)
      expect([await count(`[in]=${value}`), await count(`[not_in]=${value}`)]).toEqual([those, all - those])
    }
    expect(await count('[in]=true,false')).toBe(all)
  })

  test('leaves out the documents that have it in one of several rows or references', async () => {
    const other = await anEdition(app)
    const organisation = await create(app, 'organisations', { name: 'Deux partenaires', _status: 'published' })
    const partners = [{ organisation: organisation.id, role: 'partner' }]
    await app.payload.update({
      ...{ collection: 'editions', id: other.id, overrideAccess: true },
      data: { partners: partners as never, _status: 'published' },
    })
    const editions = (await json(`/api/editions?where[partners.organisation][not_equals]=${organisation.id}&depth=0`))
      .docs
    const ids = editions.map(({ id }: { id: string }) => id)
    expect(ids).toContain(edition)
    expect(ids).not.toContain(other.id)
  })
})

describe('the URL of an image', () => {
  test('is returned when it alone is selected, in the image and where it is populated', async () => {
    const { id } = await app.payload.create({
      collection: 'media',
      data: { alt: 'Une salle' },
      file: await anImage('salle'),
      overrideAccess: true,
    })
    await aConsent(app, 'media', id)
    const speaker = await aSpeaker(app, { photo: id })
    const image = await json(
      `/api/media/${id}?select[url]=true&select[sizes][card][url]=true&select[thumbnailURL]=true`,
    )
    expect(image).toMatchObject({ url: expect.any(String), thumbnailURL: expect.any(String) })
    expect(await json(`/api/media/${id}?select[filename]=false`)).toMatchObject({ url: image.url })
    const query = 'depth=1&select[photo]=true&populate[media][url]=true'
    const { photo } = await json(`/api/speakers/${speaker.id}?${query}`)
    expect(photo.url).toBe(image.url)
  })
})

describe('a key of nobody', () => {
  test.each(['api-clients API-Key nope', 'Bearer nope', 'JWT nope'])('is refused as in "%s"', async (authorization) => {
    for (const path of ['/api/sessions?draft=true', '/api/sessions/count', `/api/editions/${edition}`]) {
      const response = await app.fetch(path, { as: { authorization } })
      expect([response.status, (await response.json()).errors[0].code]).toEqual([401, 'UNKNOWN_KEY'])
    }
    const { status, errors } = await app.graphql('{ Sessions { totalDocs } }', { as: { authorization } })
    expect([status, errors?.[0]?.extensions?.code]).toEqual([401, 'UNKNOWN_KEY'])
  })

  test('is not seen in the credentials of a proxy', async () => {
    const authorization = `Basic ${Buffer.from('visitor:open').toString('base64')}`
    expect((await app.fetch('/api/sessions', { as: { authorization } })).status).toBe(200)
  })
})

describe('a preview key', () => {
  let key: Session
  let draft: string
  beforeAll(async () => {
    key = await createApiClient(app, 'preview')
    draft = (await create(app, 'rooms', { name: 'Salle en brouillon', edition })).id
  })
  const rooms = async (query: string): Promise<string[]> =>
    (await json(`/api/rooms?${ofEdition()}&limit=200&depth=0${query}`, key)).docs.map(({ id }: { id: string }) => id)

  test('gets what everybody gets unless it asks for drafts', async () => {
    expect(await rooms('')).not.toContain(draft)
    expect(await rooms('&draft=false')).not.toContain(draft)
    expect(await rooms('&draft=true')).toContain(draft)
    expect((await app.fetch(`/api/rooms/${draft}`, { as: key })).status).toBe(404)
    expect((await app.fetch(`/api/rooms/${draft}?draft=true`, { as: key })).status).toBe(200)
    const count = async (query: string) => (await json(`/api/rooms/count?${ofEdition()}${query}`, key)).totalDocs
    expect(await count('&draft=true')).toBe((await rooms('&draft=true')).length)
    expect(await count('')).toBe((await rooms('')).length)
  })

  test('gets drafts from GraphQL when it asks for them', async () => {
    const ask = async (draftArgument: string) => {
      const query = `{ Rooms(where: { edition: { equals: "${edition}" } }, limit: 200${draftArgument}) { docs { id edition { id } } } }`
      const { data } = await app.graphql<{ Rooms: { docs: { id: string }[] } }>(query, { as: key })
      return data.Rooms.docs.map(({ id }) => id)
    }
    expect(await ask('')).not.toContain(draft)
    expect(await ask(', draft: true')).toContain(draft)
    const count = async (draftArgument: string) => {
      const query = `{ countRooms(where: { edition: { equals: "${edition}" } }${draftArgument}) { totalDocs } }`
      return (await app.graphql<{ countRooms: { totalDocs: number } }>(query, { as: key })).data.countRooms.totalDocs
    }
    expect(await count(', draft: true')).toBe((await ask(', draft: true')).length)
    expect(await count('')).toBe((await ask('')).length)
  })

  test('counts the drafts by their own text', async () => {
    const room = await aRoom(app, edition, { name: 'Salle bleue' })
    const data = { name: 'Salle verte' }
    await app.payload.update({ collection: 'rooms', id: room.id, data, draft: true, overrideAccess: true })
    const count = async (query: string) => (await json(`/api/rooms/count?where[name][like]=${query}`, key)).totalDocs
    expect([await count('verte&draft=true'), await count('bleue&draft=true')]).toEqual([1, 0])
    expect([await count('verte'), await count('bleue')]).toEqual([0, 1])
  })

  test('gets the drafts of joined documents that are public too', async () => {
    const room = await aRoom(app, edition, { name: 'Salle publiée' })
    await app.payload.update({
      ...{ collection: 'rooms', id: room.id, draft: true, overrideAccess: true },
      data: { name: 'Salle renommée' },
    })
    const joined = async (query: string): Promise<string[]> => {
      const path = `/api/editions/${edition}?joins[rooms][limit]=50&depth=1${query}`
      return (await json(path, key)).rooms.docs.map(({ name }: { name: string }) => name)
    }
    expect(await joined('')).toContain('Salle publiée')
    expect(await joined('&draft=true')).toContain('Salle renommée')
  })
})
