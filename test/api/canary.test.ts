import type { CollectionSlug } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyQuery } from '../../src/backup/verify/every-query'
import { recordOf } from '../../src/domain/record'
import { hasPages, pagePath } from '../../src/domain/site-path'
import { feeds } from '../../src/feeds/feeds'
import { createApiClient } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { CANARY, createVisibilityFixtures, type VisibilityFixtures } from '../support/visibility-fixtures'

let app: TestApp
let fixtures: VisibilityFixtures
let apiReader: Session
/** The canary, and the ids of the hidden documents. */
let secrets: string[]

beforeAll(async () => {
  app = await bootApp()
  // The test causes thousands of refusals.
  app.payload.logger.level = 'silent'
  apiReader = await createApiClient(app, 'read')
  fixtures = await createVisibilityFixtures(app)
  const ids = fixtures.hidden.filter(({ reason }) => reason !== 'newer-draft').map(({ id }) => id)
  secrets = [CANARY, ...ids]
})
afterAll(() => app.close())

/** The status, headers and body of a response as one text. */
async function bytesOf(path: string, init: Parameters<TestApp['fetch']>[1] = {}): Promise<string> {
  const response = await app.fetch(path, init)
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`
}

const around = (bytes: string, word: string) => {
  const at = bytes.indexOf(word)
  return bytes.slice(Math.max(0, at - 80), at + 20)
}

/** The requests whose response contains the canary, or the id of a hidden document that is not in the request. */
async function findLeaks(paths: string[], init: Parameters<TestApp['fetch']>[1] = {}): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const bytes = await bytesOf(path, init)
    const secret = secrets.find((word) => bytes.includes(word) && !path.includes(word))
    if (secret) found.push(`${path} → ${secret} in ${around(bytes, secret)}`)
    // A server error proves nothing. Payload answers 501 for a collection without an API.
    if (/^5(?!01)/.test(bytes)) found.push(`${path} → ${bytes.slice(0, 3)}`)
  }
  return found
}

const stored = (collection: string, id: string) =>
  app.payload.db.findOne<{ id: string; slug?: string; edition?: string }>({
    ...{ collection: collection as CollectionSlug, locale: 'fr', where: { id: { equals: id } } },
  })

/** The names of the files of an image. */
function filesOf(doc: unknown): string[] {
  const { filename, sizes } = recordOf(doc)
  return [filename, ...Object.values(recordOf(sizes)).map((size) => recordOf(size).filename)].filter(
    (name): name is string => typeof name === 'string',
  )
}

const slugs = () => app.payload.config.collections.map(({ slug }) => slug)

describe.each([
  ['an anonymous reader', () => undefined],
  ['an API client with scope read', () => apiReader],
])('%s', (_, reader) => {
  const crawl = (paths: string[]) => findLeaks(paths, { as: reader() })

  test('finds the public documents of every public collection', async () => {
    for (const [slug, doc] of fixtures.open) {
      const { docs } = await (await app.fetch(`/api/${slug}?limit=200&depth=0`, { as: reader() })).json()
      expect(
        docs.map(({ id }: { id: string }) => id),
        slug,
      ).toContain(doc.id)
    }
  })

  test('reads no canary in any list, at any depth, in any language', async () => {
    const queries = [0, 1, 2, 3].flatMap((depth) => [
      `limit=200&depth=${depth}`,
      `limit=200&depth=${depth}&locale=en`,
      `limit=200&depth=${depth}&locale=all`,
      `limit=200&depth=${depth}&draft=true&trash=true&showHiddenFields=true&fallback-locale=none`,
    ])
    expect(await crawl(slugs().flatMap((slug) => queries.map((query) => `/api/${slug}?${query}`)))).toEqual([])
  })

  test('reads no canary in any joined list', async () => {
    const paths = app.payload.config.collections.flatMap(({ slug, flattenedFields }) =>
      flattenedFields
        .filter(({ type }) => type === 'join')
        .map(({ name }) => `/api/${slug}?limit=200&depth=3&joins[${name}][limit]=200&joins[${name}][count]=true`),
    )
    expect(paths.length).toBeGreaterThan(5)
    expect(await crawl(paths)).toEqual([])
  })

  test('reads no canary in any selected or populated field', async () => {
    const paths = app.payload.config.collections.flatMap(({ slug, flattenedFields }) =>
      flattenedFields.map(
        ({ name }) => `/api/${slug}?limit=200&depth=2&select[${name}]=true&populate[${slug}][${name}]=true`,
      ),
    )
    expect(await crawl(paths)).toEqual([])
  })

  test('reads no canary in a document by its id, in its versions, or in its access response', async () => {
    const paths = fixtures.hidden.flatMap(({ collection, id }) => [
      ...[0, 1, 2, 3].map((depth) => `/api/${collection}/${id}?depth=${depth}`),
      `/api/${collection}/${id}?draft=true&trash=true&locale=all&depth=3`,
      `/api/${collection}/versions?where[parent][equals]=${id}`,
      `/api/${collection}/versions/${id}`,
    ])
    expect(await crawl(paths)).toEqual([])
    const access = fixtures.hidden.map(({ collection, id }) => `/api/${collection}/access/${id}`)
    expect(await findLeaks(access, { as: reader(), method: 'POST', json: {} })).toEqual([])
  })

  test('reads no canary in a document or a programme by its address', async () => {
    const docs = [...fixtures.open.values(), ...fixtures.linked, ...fixtures.hidden]
    const paths: string[] = []
    for (const { collection, id } of docs) {
      const doc = await stored(collection, id)
      if (!doc?.slug) continue
      const edition = collection === 'sessions' ? await stored('editions', String(doc.edition)) : undefined
      const path = `/api/${collection}/by-slug/${edition ? `${edition.slug}/` : ''}${doc.slug}`
      paths.push(`${path}?depth=3`, `${path}?draft=true&locale=all`)
      if (collection === 'editions') paths.push(`${path}/programme?depth=3`, `${path}/programme?draft=true&locale=all`)
    }
    expect(paths.length).toBeGreaterThan(30)
    expect(await crawl(paths)).toEqual([])
  })

  test('reads no canary on any page, and no file of a hidden image', async () => {
    const docs = [...fixtures.open.values(), ...fixtures.linked, ...fixtures.hidden]
    const paths: string[] = ['/fr', '/en', '/fr/editions']
    const files: string[] = []
    for (const { collection, id } of docs) {
      const doc = await stored(collection, id)
      const edition = collection === 'sessions' ? await stored('editions', String(doc?.edition)) : undefined
      if (hasPages(collection) && doc?.slug) {
        const address = { slug: doc.slug, edition: edition?.slug }
        paths.push(pagePath('fr', collection, address), pagePath('en', collection, address))
      }
      if (collection === 'media') files.push(...filesOf(doc))
    }
    expect(paths.length).toBeGreaterThan(30)
    expect(await crawl(paths)).toEqual([])
    const hidden = new Set(fixtures.hidden.filter(({ reason }) => reason !== 'newer-draft').map(({ id }) => id))
    const open = (
      await Promise.all(docs.map(({ collection, id }) => !hidden.has(id) && stored(collection, id)))
    ).flatMap((doc) => (doc ? filesOf(doc) : []))
    const closed = files.filter((name) => !open.includes(name))
    expect(closed.length).toBeGreaterThan(5)
    for (const name of closed) {
      const path = `/api/media/file/${encodeURIComponent(name)}`
      expect.soft((await app.fetch(path, { as: reader() })).status, path).toBe(404)
    }
  })

  test('reads no canary in a preview, nor with a link that nobody has made', async () => {
    const { GET: preview } = await import('../../src/app/(site)/[locale]/preview/[collection]/[id]/route')
    const { GET: shared } = await import('../../src/app/(site)/[locale]/shared/[token]/route')
    const found: string[] = []
    const look = async (path: string, response: Promise<Response>) => {
      const bytes = await (await response).text()
      const secret = secrets.find((word) => bytes.includes(word) && !path.includes(word))
      if (secret) found.push(`${path} → ${secret} in ${around(bytes, secret)}`)
    }
    for (const { collection, id } of fixtures.hidden.filter(({ collection }) => hasPages(collection))) {
      for (const locale of ['fr', 'en']) {
        const request = (path: string) =>
          new Request(`http://localhost:3000/${locale}/${path}`, { headers: { ...reader() } })
        const params = Promise.resolve({ locale, collection, id })
        await look(`preview ${collection}/${id}`, preview(request(`preview/${collection}/${id}`), { params }))
        const token = Promise.resolve({ locale, token: id })
        await look(`shared ${id}`, shared(request(`shared/${id}`), { params: token }))
      }
    }
    expect(found).toEqual([])
  })

  test('gets the same response for a hidden document as for one that does not exist', async () => {
    const open = new Set([...fixtures.open.values(), ...fixtures.linked].map(({ id }) => id))
    for (const { collection, id, reason } of fixtures.hidden) {
      if (reason === 'newer-draft' || open.has(id) || collection === 'payload-migrations') continue
      const path = (of: string) => `/api/${collection}/${of}?draft=true&trash=true`
      const [there, nowhere] = [
        await bytesOf(path(id), { as: reader() }),
        await bytesOf(path(absent(id)), { as: reader() }),
      ]
      expect.soft(there, `${collection} ${reason}`).toBe(nowhere)
    }
  })

  test('reads no canary in any feed of any edition, nor in the documents at the root', async () => {
    const { docs } = await (await app.fetch('/api/editions?limit=200&depth=0')).json()
    const editions = ['current', ...docs.map(({ slug }: { slug: string }) => slug)]
    const paths = editions.flatMap((edition) =>
      Object.keys(feeds).flatMap((name) => [`/feeds/${edition}/${name}`, `/feeds/${edition}/${name}?lang=en`]),
    )
    expect(paths.length).toBeGreaterThan(20)
    expect(await crawl([...paths, '/sitemap.xml', '/llms.txt'])).toEqual([])
  })

  test('reads no canary in what has changed, for any edition', async () => {
    // What the fixtures have written there is no log.
    const written = fixtures.hidden.map(({ id }) => id)
    await app.payload.db.deleteMany({ collection: 'change-log', where: { id: { in: written } } })
    const { docs } = await (await app.fetch('/api/editions?limit=200&depth=0')).json()
    const ofEditions = docs.map(({ id }: { id: string }) => `/api/changes?limit=500&edition=${id}`)
    const first = await (await app.fetch('/api/changes?limit=1')).json()
    expect(first.changes).toHaveLength(1)
    expect(await crawl(['/api/changes?limit=500', ...ofEditions])).toEqual([])
  })

  test('reads no canary in any other response, errors included', async () => {
    expect(
      await crawl([
        '/api/access',
        '/api/globals',
        '/api/nowhere',
        ...slugs().flatMap((slug) => [
          `/api/${slug}/count`,
          `/api/${slug}/versions`,
          `/api/${slug}/versions/count`,
          `/api/${slug}/me`,
          `/api/${slug}/init`,
          `/api/${slug}/distinct?field=name`,
          `/api/${slug}?where[nothing][equals]=1`,
          `/api/${slug}?where[id][nothing]=1`,
          `/api/${slug}?sort=nothing`,
          `/api/${slug}?where={`,
          `/api/${slug}?where[id][in]=`,
          `/api/${slug}/a/b/c`,
        ]),
      ]),
    ).toEqual([])
    const posts = slugs().map((slug) => `/api/${slug}`)
    expect(await findLeaks(posts, { as: reader(), method: 'POST', json: { name: 1 } })).toEqual([])
  })

  test('reads no canary through GraphQL in any field', async () => {
    const queries = await everyQuery(app, fixtures)
    expect(queries.length).toBeGreaterThan(80)
    const found: string[] = []
    for (const query of queries) {
      const bytes = await bytesOf('/api/graphql', { method: 'POST', as: reader(), json: { query } })
      const secret = secrets.find((word) => bytes.includes(word) && !query.includes(word))
      if (secret) found.push(`${query} → ${secret} in ${around(bytes, secret)}`)
      if (!bytes.startsWith('200') && !exceedsCostLimit(query)) found.push(`${query} → ${bytes.slice(-200)}`)
    }
    expect(found).toEqual([])
  })
})

/** Whether a query may exceed the cost limit when it selects every field of every session of a programme. */
const exceedsCostLimit = (query: string) => /^\{ (programme|now) /.test(query)

/** An id of the same format that no document has. */
const absent = (id: string) => id.replace(/[0-9a-f]/g, (digit) => ((Number.parseInt(digit, 16) + 7) % 16).toString(16))
