import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { everyQuery } from '../../src/backup/verify/every-query'
import { setPeersConnected } from '../../src/cache/peers'
import { publishWrite } from '../../src/cache/write-events'
import { graphqlKey } from '../../src/delivery/request/graphql-key'
import { restKey } from '../../src/delivery/request/rest-key'
import { publicCollections } from '../../src/domain/public-collections'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aRoom, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'
import { createVisibilityFixtures, type VisibilityFixtures } from '../support/visibility-fixtures'

let app: TestApp
let site: CachedApp
let fixtures: VisibilityFixtures

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  fixtures = await createVisibilityFixtures(app)
  await createTextWithImages()
}, 180_000)
afterAll(async () => {
  await site.close()
  await app.close()
})

/** Creates a rich text with a public image and private ones. */
async function createTextWithImages(): Promise<void> {
  const hidden = fixtures.hidden.filter(({ collection }) => collection === 'media').map(({ id }) => id)
  const image = (value: unknown) => ({ type: 'upload', version: 3, format: '', relationTo: 'media', fields: {}, value })
  const children = [image(fixtures.open.get('media')?.id), ...hidden.map(image)]
  const summary = { root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children } }
  await anEdition(app, { summary })
}

interface Read {
  path: string
  init?: RequestInit
}

const graphql = (query: string, variables = {}): Read => ({
  path: '/api/graphql',
  init: {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  },
})

const answerOf = async (response: Response): Promise<string> =>
  `${response.status} ${(await response.text()).replaceAll(/"greater_than":"[^"]*"/g, '"greater_than":"now"')}`

/** The response to a fill of the HTTP cache. */
async function filled({ path, init }: Read): Promise<string> {
  site.delivery.store.clear()
  return answerOf(await fetch(`${site.url}${path}`, init))
}

/** Payload's own response to the request that a fill makes, without the read cache. */
async function fromPayload(read: Read): Promise<string> {
  const { path, init } = normalized(read)
  return answerOf(await site.origin(path, init))
}

function normalized({ path, init }: Read): Read {
  if (!init) return { path: restKey(path, publicCollections)?.url ?? path }
  const post = { contentType: 'application/json', body: Buffer.from(String(init.body)) }
  return { path, init: { ...init, body: graphqlKey({ search: '', post })?.body ?? init.body } }
}

let comparisons = 0

/** Compares twice: with what the read cache contains, or in every second comparison with nothing, then with everything. */
async function expectSame(read: Read): Promise<void> {
  comparisons += 1
  if (comparisons % 2 === 0) publishWrite({ tags: [], collections: [], everything: true })
  const expected = await fromPayload(read)
  expect(await filled(read), `${read.path} ${read.init?.body ?? ''}`).toBe(expected)
  expect(await filled(read), `${read.path} ${read.init?.body ?? ''}, once more`).toBe(expected)
}

/** The collections that the database is queried for by a fill. */
async function findsOf(read: Read): Promise<string[]> {
  const find = vi.spyOn(app.payload.db, 'find')
  await filled(read)
  const queried = find.mock.calls.map(([{ collection }]) => collection)
  find.mockRestore()
  return queried
}

const programme = readFileSync('docs/queries/programme.graphql', 'utf8')

describe('a response from the read cache is, byte for byte, the response of Payload', () => {
  test('by REST, whatever the list, depth, page, order, language and joins', async () => {
    const lists = fc.record({
      collection: fc.constantFrom(...publicCollections),
      depth: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      limit: fc.constantFrom(undefined, 0, 1, 2, 5, 300),
      page: fc.constantFrom(undefined, 1, 2, 9),
      sort: fc.constantFrom(undefined, '-createdAt', 'slug', 'title,-updatedAt', 'nosuchfield'),
      locale: fc.constantFrom(undefined, 'fr', 'en', 'all'),
      'fallback-locale': fc.constantFrom(undefined, 'none', 'fr'),
      'where[slug][exists]': fc.constantFrom(undefined, 'true', 'false'),
      'where[edition.slug][equals]': fc.constantFrom(undefined, undefined, 'nowhere'),
      'joins[sessions][limit]': fc.constantFrom(undefined, 0, 1, 3),
      'joins[testimonials][count]': fc.constantFrom(undefined, 'true'),
      'select[slug]': fc.constantFrom(undefined, undefined, 'true'),
    })
    await fc.assert(
      fc.asyncProperty(lists, async ({ collection, ...parameters }) => {
        const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
        await expectSame({ path: `/api/${collection}?${given.map(([name, value]) => `${name}=${value}`).join('&')}` })
      }),
      { numRuns: 120 },
    )
  }, 120_000)

  test('by REST, every public list to its full depth', async () => {
    for (const collection of publicCollections) {
      for (const depth of [0, 1, 2, 3]) await expectSame({ path: `/api/${collection}?depth=${depth}&limit=200` })
    }
  }, 120_000)

  test('by GraphQL, whatever field of a list', async () => {
    const queries = await everyQuery(app, fixtures)
    const lists = queries.filter((query) => /^\{ [A-Z]\w+\(limit: /.test(query))
    expect(lists.length).toBeGreaterThan(50)
    for (const query of lists) await expectSame(graphql(query.replaceAll(', draft: true, trash: true', '')))
  }, 240_000)

  test('by GraphQL, in two languages at once', async () => {
    const lists = 'docs { title sessions(limit: 5) { docs { title room { name } } } }'
    await expectSame(graphql(`{ Editions(locale: en, fallbackLocale: none) { ${lists} } }`))
    await expectSame(graphql(`{ Sessions(locale: en) { docs { title edition(locale: fr) { title tagline } } } }`))
  })

  test('by GraphQL, of a list longer than one response', async () => {
    const edition = await anEdition(app)
    for (let number = 0; number < 210; number += 1) {
      const data = { name: `Salle ${number}`, edition: edition.id, _status: 'published' }
      await app.payload.db.create({ collection: 'rooms', data, returning: false })
    }
    const rooms = (options: string) =>
      graphql(`{ Editions(limit: 1, where: { id: { equals: "${edition.id}" } }) { docs {
        rooms(${options}) { docs { name } hasNextPage totalDocs }
      } } }`)
    for (const options of ['limit: 200', 'limit: 50, count: true', 'limit: 50, page: 2, count: true']) {
      await expectSame(rooms(options))
    }
  })
})

describe('the read cache', () => {
  test('answers a programme again without a query', async () => {
    const edition = await aProgramme()
    await filled(graphql(programme, { edition }))
    expect(await findsOf(graphql(programme.replace('Programme', 'Again'), { edition }))).toEqual([])
    const path = `/api/editions?where[slug][equals]=${edition}&depth=3`
    await filled({ path: `${path}&joins[sessions][limit]=50` })
    expect(await findsOf({ path: `${path}&joins[sessions][limit]=40` })).toEqual([])
  })

  test('queries each list of a programme once when it is empty', async () => {
    const edition = await aProgramme()
    const lists = ['editions', 'sessions', 'rooms', 'key-figures']
    const queriesOfEach = async () => {
      publishWrite({ tags: [], collections: [], everything: true })
      const queried = await findsOf(graphql(programme, { edition }))
      return lists.map((list) => queried.filter((each) => each === list).length)
    }
    // On MongoDB the creation of the programme evicts once more, when its change streams have read it.
    await expect.poll(queriesOfEach, { timeout: 15_000 }).toEqual(lists.map(() => 1))
  })

  test('queries again what a write changed, and nothing else', async () => {
    const [edition, other] = [await aProgramme(), await aProgramme()]
    const [read, elsewhere] = [graphql(programme, { edition }), graphql(programme, { edition: other })]
    for (const one of [read, elsewhere]) await filled(one)
    const { docs } = await app.payload.find({
      collection: 'sessions',
      where: { 'edition.slug': { equals: edition } },
      depth: 0,
      overrideAccess: true,
    })
    await app.payload.update({
      ...{ collection: 'sessions', id: String(docs[0]?.id), data: { title: unique('Autre') }, overrideAccess: true },
    })
    // The list, and the session itself.
    expect(await findsOf(read)).toEqual(['sessions', 'sessions'])
    expect(await findsOf(elsewhere)).toEqual([])
    await expectSame(read)
  })

  test('serves fills of the HTTP cache only, and none while the other nodes are not connected', async () => {
    const read = graphql(programme, { edition: await aProgramme() })
    await filled(read)
    const find = vi.spyOn(app.payload.db, 'find')
    await fromPayload(read)
    expect(find.mock.calls.length).toBeGreaterThan(0)
    find.mockRestore()
    const { env } = await import('../../src/env')
    Object.assign(env, { REDIS_URL: 'redis://localhost' })
    expect((await findsOf(read)).length).toBeGreaterThan(0)
    setPeersConnected(true)
    expect(await findsOf(read)).toEqual([])
    Object.assign(env, { REDIS_URL: undefined })
  })
})

/** A published edition with a session, its room and its speaker, and a testimonial. */
async function aProgramme(): Promise<string> {
  const edition = await anEdition(app)
  const [room, speaker] = [await aRoom(app, edition.id), await aSpeaker(app)]
  await aSession(app, edition.id, { room: room.id, participants: [{ speaker: speaker.id, role: 'speaker' }] })
  await aTestimonial(app, { editions: [edition.id] })
  return String(edition.slug)
}
