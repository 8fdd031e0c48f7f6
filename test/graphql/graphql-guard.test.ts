import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { guardGraphQL } from '../../src/api/graphql/graphql-guard'
import { LIMITS } from '../../src/http/limits'
import { PersistedQueries } from '../../src/http/persisted-queries'
import { shapes } from './shapes'

const address = 'http://localhost/api/graphql'
const expensive = '{ Sessions(limit: 200) { docs { edition { sessions(limit: 200) { docs { id } } } } } }'
const json = { 'content-type': 'application/json' }
const guard = async (request: Request) => {
  const guarded = await guardGraphQL(request, { shapes })
  return 'code' in guarded ? guarded : guarded.request
}
const post = (body: BodyInit, headers: Record<string, string> = json) =>
  guard(new Request(address, { method: 'POST', headers, body, duplex: 'half' } as RequestInit))
const get = (search: string) => guard(new Request(`${address}?${search}`))

describe('a POST', () => {
  it('is passed on with the same body, headers and method', async () => {
    const body = JSON.stringify({ query: '{ Sessions { docs { title } } }', variables: { é: 1 } })
    const passed = await post(body, { ...json, cookie: 'a=b', authorization: 'x' })
    expect(passed).toBeInstanceOf(Request)
    if (!(passed instanceof Request)) return
    expect(passed.method).toBe('POST')
    expect(passed.headers.get('cookie')).toBe('a=b')
    expect(await passed.text()).toBe(body)
  })

  it('is refused when its query is too expensive', async () => {
    expect(await post(JSON.stringify({ query: expensive }))).toMatchObject({ status: 400, code: 'QUERY_TOO_EXPENSIVE' })
  })

  it('is refused above 100 kB, with or without a Content-Length', async () => {
    const fits = JSON.stringify({ query: '{ a }', variables: { filler: '' } })
    const filled = (size: number) => fits.replace('""', `"${'a'.repeat(size - fits.length)}"`)
    expect(await post(filled(LIMITS.graphql.bodyBytes))).toBeInstanceOf(Request)
    expect(await post(filled(LIMITS.graphql.bodyBytes + 1))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
    expect(await post('{}', { ...json, 'content-length': '100001' })).toMatchObject({ status: 413 })
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(10_000))
      },
    })
    expect(await post(endless)).toMatchObject({ status: 413 })
    expect(sent).toBeLessThan(20)
  })

  it('is measured in bytes, not in characters', async () => {
    const accents = JSON.stringify({ query: '{ a }', variables: { filler: 'é'.repeat(60_000) } })
    expect(await post(accents)).toMatchObject({ status: 413 })
  })

  it('is refused when it is a batch, not an object, not JSON, or not UTF-8', async () => {
    expect(await post(JSON.stringify([{ query: '{ a }' }]))).toMatchObject({ status: 400, code: 'BATCH_REFUSED' })
    const latin1 = Buffer.from('{"query":"{ a(b: \\"é\\") }"}', 'latin1')
    for (const body of ['', '{', 'null', '"a"', new Uint8Array(latin1)]) {
      expect(await post(body)).toMatchObject({ status: 400, code: 'INVALID_JSON' })
    }
  })

  it.each([
    'text/plain',
    'multipart/form-data; boundary=a',
    'application/x-www-form-urlencoded',
    'application/graphql',
  ])('is refused as %s', async (type) => {
    const refused = await post(JSON.stringify({ query: expensive }), { 'content-type': type })
    expect(refused).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' })
  })

  it.each(['application/json;charset=UTF-8', 'application/json ; charset=utf-8', 'Application/JSON'])(
    'is measured as %s',
    async (type) => {
      expect(await post(JSON.stringify({ query: expensive }), { 'content-type': type })).toMatchObject({ status: 400 })
      expect(await post(JSON.stringify({ query: '{ a }' }), { 'content-type': type })).toBeInstanceOf(Request)
    },
  )

  it('is passed on when its query is missing or cannot be parsed', async () => {
    for (const query of [undefined, 0, '', '{', 'query { a(']) {
      expect(await post(JSON.stringify({ query }))).toBeInstanceOf(Request)
    }
  })

  it('is refused above 2000 tokens, however deep they nest', async () => {
    const tokens = (count: number) => JSON.stringify({ query: `{ s { ${'a '.repeat(count - 5)} } }` })
    expect(await post(tokens(2000))).toBeInstanceOf(Request)
    expect(await post(tokens(2001))).toMatchObject({ status: 400, code: 'QUERY_TOO_LONG' })
    expect(await post(JSON.stringify({ query: '{a'.repeat(40_000) }))).toMatchObject({ code: 'QUERY_TOO_LONG' })
  })

  it('is refused when a variable nests where 10000 times', async () => {
    const body = `{"query":"query ($w: W) { A(where: $w) { b } }","variables":{"w":${'{"OR":['.repeat(10_000)}${']}'.repeat(10_000)}}}`
    expect(await post(body)).toMatchObject({ code: 'WHERE_TOO_COMPLEX' })
  })
})

describe('a GET', () => {
  it('is passed on with its parameters', async () => {
    const search = new URLSearchParams({ query: '{ Sessions(where: {title: {like: "a&b?c"}}) { docs { id } } }' })
    const passed = await get(search.toString())
    expect(passed instanceof Request && new URL(passed.url).searchParams.get('query')).toBe(search.get('query'))
  })

  it('is measured with its variables', async () => {
    const query = encodeURIComponent(expensive.replaceAll('200', '$n').replace('{', 'query ($n: Int) {'))
    expect(await get(`query=${query}&variables={"n":200}`)).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE' })
    expect(await get(`query=${query}&variables={"n":2}`)).toBeInstanceOf(Request)
  })

  it('is passed on without a second "?", at which graphql-http would cut the query', async () => {
    const passed = await get(`query=${encodeURIComponent(expensive)}?`)
    expect(passed instanceof Request && passed.url.split('?').length).toBe(2)
  })

  it('is refused when its URL is longer than 12000 characters', async () => {
    const name = 'a'.repeat(LIMITS.rest.urlCharacters)
    expect(await get(`query={${name}}`)).toMatchObject({ status: 414, code: 'URL_TOO_LONG' })
  })

  it('is passed on when its query or variables cannot be parsed', async () => {
    for (const search of ['', 'query={', 'query={a}&variables={', 'query={a}&variables=[]']) {
      expect(await get(search)).toBeInstanceOf(Request)
    }
  })

  it('is refused when it runs a mutation', async () => {
    expect(await get('query=mutation{__typename}')).toMatchObject({ status: 405, code: 'MUTATION_BY_GET' })
    const both = 'query=query A{__typename} mutation B{__typename}'
    expect(await get(`${both}&operationName=B`)).toMatchObject({ status: 405 })
    expect(await get(`${both}&operationName=A`)).toBeInstanceOf(Request)
  })

  it('is read from the first of two values, as graphql-http reads it', async () => {
    const search = `query=${encodeURIComponent(expensive)}&query={a}`
    expect(await get(search)).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE' })
  })

  it('replaces a HEAD', async () => {
    const passed = await guard(new Request(`${address}?query={a}`, { method: 'HEAD' }))
    expect(passed instanceof Request && passed.method).toBe('GET')
  })
})

describe('an accepted request', () => {
  const isQuery = async (sent: unknown) => {
    const body = JSON.stringify(sent)
    const guarded = await guardGraphQL(new Request(address, { method: 'POST', headers: json, body }), { shapes })
    return 'code' in guarded ? guarded.code : guarded.isQuery
  }
  const both = 'query A { a(b: "mutation") } mutation B { a }'

  it.each([
    [{ query: '{ a }' }, true],
    [{ query: both, operationName: 'A' }, true],
    [{ query: both, operationName: 'B' }, false],
    [{ query: both }, false],
    [{ query: both, operationName: 'C' }, false],
    [{ query: 'mutation { a }' }, false],
    [{ query: '{' }, false],
    [{ query: '{ a }', operationName: 1 }, false],
    [{ query: '{ a }', variables: [] }, false],
    [{}, false],
  ])('with %j is a query: %s', async (sent, expected) => {
    expect(await isQuery(sent)).toBe(expected)
  })
})

describe('the hash of a persisted query', () => {
  const query = '{ a }'
  const extensionsOf = (sha256Hash: unknown, version = 1) => ({ persistedQuery: { version, sha256Hash } })
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const send = (members: object, persisted: PersistedQueries, method: 'GET' | 'POST' = 'POST') => {
    const url = 'http://localhost/api/graphql'
    const json = Object.entries(members).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ])
    const headers = { 'content-type': 'application/json' }
    const request =
      method === 'POST'
        ? new Request(url, { method, headers, body: JSON.stringify(members) })
        : new Request(`${url}?${new URLSearchParams(json)}`)
    return guardGraphQL(request, { shapes }, persisted)
  }

  it.each(['GET', 'POST'] as const)(
    'is not found by %s until the query came with it, and then stands for it',
    async (method) => {
      const persisted = new PersistedQueries()
      const extensions = extensionsOf(sha256(query))
      const notFound = { status: 200, code: 'PERSISTED_QUERY_NOT_FOUND', message: { en: 'PersistedQueryNotFound' } }
      expect(await send({ extensions }, persisted, method)).toMatchObject(notFound)
      expect(await send({ query, extensions }, persisted, method)).toMatchObject({ isQuery: true })
      const accepted = await send({ extensions, variables: { b: 1 } }, persisted, method)
      if (!('request' in accepted)) throw new Error('The hash is not found.')
      const handed = accepted.request
      const sent = method === 'GET' ? new URL(handed.url).searchParams.get('query') : (await handed.json()).query
      expect([handed.method, sent]).toEqual([method, query])
    },
  )

  it('is refused when it is that of another query, and registers nothing', async () => {
    const persisted = new PersistedQueries()
    const extensions = extensionsOf(sha256('{ b }'))
    expect(await send({ query, extensions }, persisted)).toMatchObject({
      status: 400,
      code: 'PERSISTED_QUERY_MISMATCH',
    })
    expect(await send({ extensions }, persisted)).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' })
  })

  it.each([extensionsOf('x'), extensionsOf(1), extensionsOf(sha256(query), 2), { persistedQuery: 'x' }])(
    'is refused as %j',
    async (extensions) => {
      expect(await send({ query, extensions }, new PersistedQueries())).toMatchObject({
        status: 400,
        code: 'INVALID_PERSISTED_QUERY',
      })
    },
  )

  it('is forgotten when many others were registered since, and never takes more room than it may', async () => {
    const persisted = new PersistedQueries()
    const register = (text: string) => persisted.resolve({ query: text, extensions: extensionsOf(sha256(text)) })
    register(query)
    for (let count = 0; count < 60; count += 1) register(`{ ${'a '.repeat(45_000)} b${count} }`)
    expect(persisted.resolve({ extensions: extensionsOf(sha256(query)) })).toMatchObject({
      code: 'PERSISTED_QUERY_NOT_FOUND',
    })
  })

  it('of a trusted document is always found; where nothing else is accepted, other queries are refused', async () => {
    const documents = new Map([[sha256(query), query]])
    const extensions = extensionsOf(sha256(query))
    for (const isExclusive of [false, true]) {
      const persisted = new PersistedQueries({ documents, isExclusive })
      expect(await send({ extensions }, persisted)).toMatchObject({ isQuery: true })
      expect(await send({ query }, persisted)).toMatchObject({ isQuery: true })
      const other = { query: '{ b }', extensions: extensionsOf(sha256('{ b }')) }
      const [plain, registered] = [await send({ query: '{ b }' }, persisted), await send(other, persisted)]
      const refusal = { status: 403, code: 'UNTRUSTED_DOCUMENT' }
      if (isExclusive) expect([plain, registered]).toMatchObject([refusal, refusal])
      else expect([plain, registered]).toMatchObject([{ isQuery: true }, { isQuery: true }])
    }
  })
})

describe('what the libraries behind cannot answer', () => {
  it.each([
    ['subscription { a }', 'NO_SUBSCRIPTIONS'],
    ['query A { a } subscription B { a }', 'NO_SUBSCRIPTIONS'],
    ['{ a @skip(if: null) }', 'INVALID_CONDITION'],
    ['{ a @include }', 'INVALID_CONDITION'],
  ])('%s is refused with %s', async (query, code) => {
    expect(await post(JSON.stringify({ query }))).toMatchObject({ status: 400, code })
  })
})
