import { readFile } from 'node:fs/promises'
import { getIntrospectionQuery, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fieldShapes } from '../../src/api/graphql/field-shapes'
import { documentRefusal } from '../../src/api/graphql/operation-refusal'
import { bootApp, type TestApp } from '../support/app'

let app: TestApp
beforeAll(async () => {
  app = await bootApp()
  // The first request also reads when consents end.
  await app.graphql('{ __typename }')
})
afterAll(() => app.close())

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join(' ')
const nested = (limit: number) =>
  `{ a1: Sessions(limit: ${limit}) { docs { edition { sessions(limit: ${limit}) { docs { edition { sessions(limit: ${limit}) { docs { id } } } } } } } } }`
const doubling = times(60, (i) => `fragment F${i} on Session { ...F${i + 1} ...F${i + 1} }`)

describe('an abusive operation', () => {
  it.each([
    ['lists within lists', nested(200), 'QUERY_TOO_EXPENSIVE'],
    ['aliases', `{ ${times(150, (i) => `a${i}: Sessions(limit: 0) { totalDocs }`)} }`, 'TOO_MANY_ALIASES'],
    ['240 aliases', `{ ${times(240, (i) => `a${i}: Sessions(limit: 0) { totalDocs }`)} }`, 'QUERY_TOO_LONG'],
    [
      'a fragment bomb',
      `{ Sessions { docs { ...F0 } } } ${doubling} fragment F60 on Session { id }`,
      'TOO_MANY_FIELDS',
    ],
    ['a fragment cycle', '{ Sessions { docs { ...A } } } fragment A on Session { ...A }', 'FRAGMENT_CYCLE'],
    ['depth', `{ Sessions { docs { ${'edition { hero { '.repeat(7)} id ${'} }'.repeat(7)} } } }`, 'QUERY_TOO_DEEP'],
    [
      'introspection',
      `{ __schema { types { ${'fields { type { '.repeat(3)} name ${'} }'.repeat(3)} } } }`,
      'INTROSPECTION_TOO_LARGE',
    ],
    [
      'mutations',
      `mutation { ${times(11, (i) => `m${i}: deleteSession(id: "${i}") { id }`)} }`,
      'TOO_MANY_ROOT_FIELDS',
    ],
  ])('is refused as a POST and as a GET for its %s before any query', async (_, query, code) => {
    const find = vi.spyOn(app.payload.db, 'find')
    const posted = await app.graphql(query)
    expect(posted).toMatchObject({ status: 400, errors: [{ extensions: { code } }] })
    const got = await app.fetch(`/api/graphql?query=${encodeURIComponent(query)}`)
    expect([400, 405, 414]).toContain(got.status)
    expect(find).not.toHaveBeenCalled()
    find.mockRestore()
  })

  it('is refused in the requested media type', async () => {
    const accept = 'application/graphql-response+json'
    const response = await app.fetch('/api/graphql', {
      method: 'POST',
      headers: { accept },
      json: { query: nested(200) },
    })
    expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
  })

  it('is refused when its body is too large, a batch, or of another type', async () => {
    const post = (body: string, type = 'application/json') =>
      app.fetch('/api/graphql', { method: 'POST', body, headers: { 'content-type': type } })
    expect((await post(JSON.stringify({ query: `{ ${'a'.repeat(100_000)} }` }))).status).toBe(413)
    expect((await post(JSON.stringify([{ query: '{ __typename }' }]))).status).toBe(400)
    for (const type of ['application/json; charset=utf-8', 'application/json; charset="utf-8"'])
      expect([type, (await post('{ "query": "{ __typename }" }', type)).status]).toEqual([type, 200])
    expect((await post('--a--', 'multipart/form-data; boundary=a')).status).toBe(415)
    expect((await post('{"query":')).status).toBe(400)
  })
})

describe('an operation within the limits', () => {
  it('may request the complete programme of one edition, not of three', async () => {
    const query = await readFile('docs/queries/programme.graphql', 'utf8')
    const shapes = fieldShapes(app.payload.config.collections)
    const editions = (limit: number) => parse(query.replace('limit: 1)', `limit: ${limit})`))
    expect(documentRefusal(editions(1), {}, { shapes })).toBeUndefined()
    expect(documentRefusal(editions(3), {}, { shapes })?.code).toBe('QUERY_TOO_EXPENSIVE')
  })

  it('is executed', async () => {
    const answer = await app.graphql(nested(5))
    expect(answer).toEqual({ status: 200, data: { a1: { docs: [] } } })
  })

  it('may be the standard introspection query', async () => {
    const answer = await app.graphql<{ __schema: { types: unknown[] } }>(getIntrospectionQuery({ oneOf: true }))
    expect(answer.data.__schema.types.length).toBeGreaterThan(100)
  })

  it('returns the errors of GraphQL when it cannot be parsed or validated', async () => {
    expect((await app.graphql('{ Sessions { ')).errors?.[0]?.message).toMatch(/^Syntax Error/)
    expect((await app.graphql('{ Nowhere }')).errors?.[0]?.message).toMatch(/Cannot query field/)
  })
})
