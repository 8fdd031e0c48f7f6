import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, create } from '../support/fixtures'

const run = promisify(execFile)
let app: TestApp
let site: CachedApp
let edition: string
beforeAll(async () => {
  app = await bootApp()
  edition = (await anEdition(app)).id
  site = await startCachedApp(app)
})
afterAll(async () => {
  await site.close()
  await app.close()
})

const hashOf = (query: string) => createHash('sha256').update(query).digest('hex')
const extensionsOf = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } })
const byGet = (query: string, init: RequestInit = {}) =>
  fetch(`${site.url}/api/graphql?extensions=${encodeURIComponent(JSON.stringify(extensionsOf(query)))}`, init)
const byPost = (members: object, headers: Record<string, string> = {}) =>
  fetch(`${site.url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(members),
  })
const titlesOf = async (response: Response) =>
  (await response.json()).data?.Editions.docs.map(({ title }: { title: string }) => title)
const codeOf = async (response: Response) => (await response.json()).errors?.[0]?.extensions?.code
const aQuery = (name: string) =>
  `query ${name} { Editions(limit: 5, where: { id: { equals: "${edition}" } }) { docs { title } } }`

describe('the clients of others, without a setting', () => {
  interface Outcome {
    requests: { method: string; hasQuery: boolean; hasHash: boolean; cache: string; address: string }[]
    answers: unknown[]
  }

  test('register a query once, and read it by its hash from then on', async () => {
    const { stdout } = await run(process.execPath, ['test/support/persisted-clients.mjs', `${site.url}/api/graphql`])
    const outcomes = JSON.parse(stdout) as Record<string, Outcome>
    for (const [name, { requests, answers }] of Object.entries(outcomes)) {
      expect(answers[1], name).toEqual(answers[0])
      expect(JSON.stringify(answers[0]), name).toContain(edition)
      // Not found, registered, and found.
      expect(
        requests.map(({ hasQuery }) => hasQuery),
        name,
      ).toEqual([false, true, false])
      expect(
        requests.every(({ hasHash }) => hasHash),
        name,
      ).toBe(true)
      expect(requests[2]?.cache, name).toBe('HIT')
      if (name.endsWith('Get')) expect([requests[0]?.method, requests[2]?.method], name).toEqual(['GET', 'GET'])
      if (name.endsWith('Get')) expect(requests[2]?.address, name).toBe(requests[0]?.address)
    }
  }, 60_000)
})

describe('the hash of a query', () => {
  test('that is not known is answered so that clients send it, and nothing stores that answer', async () => {
    const response = await byGet(aQuery('Unknown'))
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect((await response.json()).errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ])
  })

  test('shares the cached response of the query, with what shared caches need, and is never stale', async () => {
    const query = aQuery('Shared')
    await byPost({ query })
    const registered = await byPost({ query, extensions: extensionsOf(query) })
    expect(registered.headers.get('x-cache')).toBe('HIT')
    const first = await byGet(query)
    expect(first.headers.get('x-cache')).toBe('HIT')
    expect([first.headers.get('etag'), first.headers.get('cache-tag')]).toEqual([
      registered.headers.get('etag'),
      registered.headers.get('cache-tag'),
    ])
    expect(first.headers.get('cache-tag')).toBeTruthy()
    const revalidated = await byGet(query, { headers: { 'if-none-match': String(first.headers.get('etag')) } })
    expect(revalidated.status).toBe(304)
    const title = 'Un titre tout neuf'
    await app.payload.update({ collection: 'editions', id: edition, data: { title }, depth: 0, overrideAccess: true })
    expect(await titlesOf(await byGet(query))).toEqual([title])
  })

  test('is registered again by a request that is cached, once it was forgotten', async () => {
    const query = aQuery('Again')
    // Another text of the same request each time: one that was answered from the cache is not parsed again.
    const read = (nth: number) =>
      fetch(
        `${site.url}/api/graphql?variables={"unused":${nth}}&extensions=${encodeURIComponent(JSON.stringify(extensionsOf(query)))}`,
      )
    for (let times = 0; times < 2; times += 1) {
      // The store is full of others: 5 million characters at most.
      for (let other = 0; other < 60; other += 1) {
        const long = `query Long${times}x${other} { Editions(limit: 1) { totalDocs } } # ${'x'.repeat(90_000)}`
        await byPost({ query: long, extensions: extensionsOf(long) })
      }
      expect(await codeOf(await read(times))).toBe('PERSISTED_QUERY_NOT_FOUND')
      await byPost({ query, extensions: extensionsOf(query) })
      expect((await read(times)).headers.get('x-cache')).toBe('HIT')
    }
  })

  test('that is not of the query beside it is refused and registers nothing', async () => {
    const [query, other] = [aQuery('Mine'), aQuery('Yours')]
    const response = await byPost({ query, extensions: extensionsOf(other) })
    expect([response.status, await codeOf(response)]).toEqual([400, 'PERSISTED_QUERY_MISMATCH'])
    for (const one of [query, other]) expect(await codeOf(await byGet(one))).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  test('stands for a mutation by POST only', async () => {
    const query = 'mutation { deleteEdition(id: "x") { id } }'
    await byPost({ query, extensions: extensionsOf(query) })
    expect((await byGet(query)).status).toBe(405)
  })

  test('reads drafts with a preview key, and shows them to nobody else', async () => {
    const draft = await create(app, 'editions', { title: 'Brouillon par empreinte' })
    const query = `{ Editions(draft: true, limit: 5, where: { id: { equals: "${draft.id}" } }) { docs { title } } }`
    const key = await createApiClient(app, 'preview')
    expect(await codeOf(await byPost({ extensions: extensionsOf(query) }, { ...key }))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    )
    await byPost({ query, extensions: extensionsOf(query) }, { ...key })
    const found = await byPost({ extensions: extensionsOf(query) }, { ...key })
    expect(await titlesOf(found)).toEqual(['Brouillon par empreinte'])
    expect(await codeOf(await byGet(query))).toBe('PERSISTED_QUERY_NOT_FOUND')
    await byPost({ query, extensions: extensionsOf(query) })
    expect(await titlesOf(await byGet(query))).toEqual([])
  })
})
