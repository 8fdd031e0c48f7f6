import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession, aSpeaker, create, unique } from '../support/fixtures'

let app: TestApp
let admin: Session

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  admin = await signIn(app, 'admin')
})
afterAll(() => app.close())

interface Sent {
  path: string
  init?: Parameters<TestApp['fetch']>[1]
}

const rest = (path: string, init?: Sent['init']): Sent => ({ path: `/api/${path}`, init })
const graphql = (query: string, more: object = {}): Sent =>
  rest('graphql', { method: 'POST', json: { query, ...more } })
const times = (count: number, of: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => of(nth)).join(' ')
const deep = (levels: number): string => (levels === 0 ? 'id' : `edition { ${deep(levels - 1)} }`)
const fragments = (count: number) => times(count, (nth) => `fragment F${nth} on Session { ...F${(nth + 1) % count} }`)
const post = (path: string, body: string, type: string) =>
  rest(path, { method: 'POST', as: admin, body, headers: { 'content-type': type } })

const persistedQuery = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
const persisted = (hash: string) =>
  rest(`graphql?extensions=${encodeURIComponent(JSON.stringify(persistedQuery(hash).extensions))}`)

/** A request that is refused with each code. */
const requests: Record<string, () => Sent | Promise<Sent>> = {
  ADDRESS_GONE: async () => {
    const organisation = await create(app, 'organisations', { name: unique('Réseau'), _status: 'published' })
    await app.fetch(`/api/organisations/${organisation.id}`, { method: 'PATCH', as: admin, json: { _status: 'draft' } })
    return rest(`organisations/by-slug/${organisation.slug}`)
  },
  ADDRESS_NOT_FOUND: () => rest('speakers/by-slug/personne'),
  BATCH_REFUSED: () => rest('graphql', { method: 'POST', json: [{ query: '{ Sessions { totalDocs } }' }] }),
  BODY_TOO_LARGE: () => rest('graphql', { method: 'POST', json: { query: 'a'.repeat(100_001) } }),
  DEPTH_TOO_HIGH: () => graphql('{ Sessions { docs { abstract(depth: 9) } } }'),
  ID_OR_SLUG: () => graphql('{ Session { id } }'),
  FORBIDDEN: () => rest('speakers', { method: 'POST', json: { name: 'Personne' } }),
  FRAGMENT_CYCLE: () => graphql(`{ Sessions { docs { ...F0 } } } ${fragments(2)}`),
  GRAPHQL_PARSE_FAILED: () => graphql('{ Sessions {'),
  GRAPHQL_VALIDATION_FAILED: () => graphql('{ Nowhere }'),
  INTROSPECTION_TOO_LARGE: () => graphql('{ __schema { types { fields { type { fields { name } } } } } }'),
  INVALID_BOOLEAN: () => rest('speakers?draft=maybe'),
  INVALID_CONDITION: () => graphql('{ Sessions @skip(if: null) { totalDocs } }'),
  INVALID_DATE: () => rest('sessions?where[startsAt][equals]=tomorrow'),
  INVALID_FORM: () => post('organisations', 'x', 'multipart/form-data; boundary=a'),
  INVALID_ID: () => rest('speakers?where[id][like]=a'),
  INVALID_JSON: () => post('organisations', '{', 'application/json'),
  INVALID_LOCALE: () => rest('speakers?locale=xx'),
  INVALID_OPERAND: () => rest('speakers?where[name][equals]=a&where[name][equals]=b'),
  INVALID_RICH_TEXT: () => rest('speakers?richText=pdf'),
  INVALID_LOGIN: () => rest('users/login', { method: 'POST', json: { email: 'a@exemple.fr', password: 'b' } }),
  INVALID_NUMBER: () => rest('speakers?limit=abc'),
  INVALID_SORT: () => rest('speakers?sort=nothing'),
  INVALID_VARIABLES: () =>
    graphql('query ($limit: Int) { Sessions(limit: $limit) { totalDocs } }', { variables: { limit: 'x' } }),
  MALFORMED_PARAMETER: () => rest('speakers?where[a]=1&where[a][b]=2'),
  MALFORMED_URL: () => rest('speakers?locale=%E9'),
  METHOD_NOT_ALLOWED: () => rest('sessions', { method: 'PUT', json: {} }),
  MIXED_DRAFTS: () => graphql('{ a: Sessions(draft: true) { totalDocs } b: Sessions { totalDocs } }'),
  MIXED_LOCALES: () => graphql('{ a: Sessions(locale: en) { totalDocs } b: Sessions { totalDocs } }'),
  MUTATION_BY_GET: () => rest(`graphql?query=${encodeURIComponent('mutation { deleteSession(id: "a") { id } }')}`),
  NOT_ACCEPTABLE: () => rest('graphql?query={Sessions{totalDocs}}', { headers: { accept: 'text/html' } }),
  NOT_FOUND: () => rest('speakers/01234567-89ab-4def-8123-456789abcdef'),
  NO_SUBSCRIPTIONS: () => graphql('subscription { a }'),
  NOT_SERVED: () => rest('payload-migrations'),
  INVALID_PERSISTED_QUERY: () => persisted('x'),
  PERSISTED_QUERY_MISMATCH: () => graphql('{ Sessions { totalDocs } }', persistedQuery('0'.repeat(64))),
  PERSISTED_QUERY_NOT_FOUND: () => persisted('0'.repeat(64)),
  QUERY_TOO_DEEP: () => graphql(`{ Sessions(limit: 1) { docs { ${deep(20)} } } }`),
  QUERY_TOO_EXPENSIVE: () => graphql('{ Editions(limit: 200) { docs { sessions { docs { id } } } } }'),
  QUERY_TOO_LONG: () => graphql(`{ Sessions { docs { ${times(2_001, () => 'id')} } } }`),
  ROUTE_NOT_FOUND: () => rest('nowhere/at/all'),
  TOO_MANY_ALIASES: () => graphql(`{ Sessions(limit: 1) { docs { ${times(31, (nth) => `a${nth}: id`)} } } }`),
  TOO_MANY_DIRECTIVES: () => graphql(`{ Sessions(limit: 1) { docs { ${times(51, () => 'id @skip(if: false)')} } } }`),
  TOO_MANY_FIELDS: () => rest(`speakers?${times(101, (nth) => `select[f${nth}]=true`).replaceAll(' ', '&')}`),
  TOO_MANY_JOINS: () => rest(`editions?${times(11, (nth) => `joins[f${nth}][limit]=1`).replaceAll(' ', '&')}`),
  TOO_MANY_PARAMETERS: () => rest(`speakers?${'&'.repeat(501)}`),
  TOO_MANY_ROOT_FIELDS: () => graphql(`{ ${times(31, () => 'Sessions(limit: 1) { totalDocs }')} }`),
  TOO_MANY_SORT_FIELDS: () => rest('speakers?sort=a,b,c,d,e,f'),
  UNKNOWN_FIELD: () => rest('speakers?select[nothing]=true'),
  UNKNOWN_JOIN: () => rest('editions?joins[nothing][limit]=1'),
  UNKNOWN_KEY: () => rest('speakers', { headers: { authorization: 'api-clients API-Key nobody' } }),
  UNKNOWN_OPERATOR: () => rest('speakers?where[name][all]=a'),
  UNKNOWN_PARAMETER: () => rest('speakers?nothing=1'),
  UNKNOWN_VALUE: () => rest('sessions?where[format][equals]=nothing'),
  UNSEARCHABLE_FIELD: () => rest('sessions?where[abstract][like]=a'),
  UNSUPPORTED_MEDIA_TYPE: () =>
    rest('graphql', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }),
  URL_TOO_LONG: () => rest(`speakers?a=${'b'.repeat(12_000)}`),
  VALIDATION_FAILED: async () => {
    const [edition, speaker] = [await anEdition(app), await aSpeaker(app)]
    const session = await aSession(app, edition.id, { participants: [{ speaker: speaker.id, role: 'host' }] })
    return rest(`sessions/${session.id}`, { method: 'PATCH', as: admin, json: { title: '', _status: 'published' } })
  },
  WHERE_TOO_COMPLEX: () => rest(`speakers?where[id][in]=${times(201, String).replaceAll(' ', ',')}`),
}

/** The codes that no request to this process alone brings about, and the file of tests that shows each. */
const elsewhere: Record<string, string> = {
  ADDRESS_MOVED: 'test/api/addresses.test.ts',
  API_KEY_ONLY_READS: 'test/api/credentials.test.ts',
  DATABASE_BUSY: 'test/api/conflicts.test.ts',
  DATABASE_DOWN: 'test/api/database-lost.test.ts',
  DATABASE_LOCKED: 'test/api/storage-problems.test.ts',
  EDIT_CONFLICT: 'test/api/edits.test.ts',
  HEADERS_TOO_LARGE: 'test/server/hostile-http.test.ts',
  INVALID_HOST: 'test/server/hostile-http.test.ts',
  KEY_CHANGED: 'test/api/keys.test.ts',
  KEY_EXPIRED: 'test/api/keys.test.ts',
  KEY_MISSPELT: 'test/api/keys.test.ts',
  KEY_NOT_FROM_HERE: 'test/api/keys.test.ts',
  KEY_RENEWED: 'test/api/keys.test.ts',
  KEY_REVOKED: 'test/api/keys.test.ts',
  MALFORMED_REQUEST: 'test/server/hostile-http.test.ts',
  STARTING: 'test/start/serving.test.ts',
  STORAGE_FULL: 'test/api/storage-problems.test.ts',
  TOO_MANY_HEADERS: 'test/server/hostile-http.test.ts',
  TOO_MANY_REQUESTS: 'test/delivery/unit/request-limits.test.ts',
  UNSUPPORTED_ENCODING: 'test/server/hostile-http.test.ts',
  UNTRUSTED_DOCUMENT: 'test/graphql/graphql-guard.test.ts',
  VERSION_CHANGED: 'test/api/edits.test.ts',
}

const sourceOf = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => /\.ts$/.test(`${path}`))
    .map((path) => readFileSync(join(folder, `${path}`), 'utf8'))

/** The codes with which the source of the guards of the APIs and of reads refuses requests. */
const codesInSource = () => {
  const named = /(?:code: |badRequest\(\s*|over\(|mixed\(|text, |\)\(?, )'([A-Z]+(?:_[A-Z]+)+)'/g
  const folders = ['src/api', 'src/http', 'src/content', 'collections/shared/hooks']
  return new Set(folders.flatMap(sourceOf).flatMap((text) => [...text.matchAll(named)].map(([, code]) => String(code))))
}

const errorsOf = async ({ path, init }: Sent, headers: Record<string, string>) => {
  const sent = { ...init, headers: { ...(init?.headers as object), ...headers } }
  const response = await app.fetch(path, sent)
  return { response, body: await response.json() }
}

test('every code of the source is that of a request here, or of another file of tests', () => {
  const known = new Set([...Object.keys(requests), ...Object.keys(elsewhere)])
  const codes = [...codesInSource()]
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !known.has(code))).toEqual([])
  for (const [code, file] of Object.entries(elsewhere)) expect(existsSync(file), code).toBe(true)
})

describe('a refusal', () => {
  test.each(Object.keys(requests))('%s has one shape, a code, and a message in each language', async (code) => {
    const sent = await (requests[code] as () => Promise<Sent>)()
    const english = await errorsOf(sent, { 'accept-language': 'en' })
    const french = await errorsOf(sent, { 'accept-language': 'fr-FR, en;q=0.5' })
    for (const { response, body } of [english, french]) {
      if (code !== 'PERSISTED_QUERY_NOT_FOUND') expect(response.headers.get('content-type')).toMatch(/json/)
      for (const error of body.errors) {
        expect(error.message, code).toEqual(expect.any(String))
        expect(error.code ?? error.extensions?.code).toBe(code)
      }
      expect(body).not.toHaveProperty('message')
    }
    const [message] = english.body.errors
    const isOfLibrary = ['GRAPHQL', 'PERSISTED_QUERY_NOT_FOUND', 'INVALID_VARIABLES'].some((start) =>
      code.startsWith(start),
    )
    if (!isOfLibrary) expect(french.body.errors[0].message).not.toBe(message.message)
  })

  test.each([
    'INVALID_NUMBER',
    'ROUTE_NOT_FOUND',
    'METHOD_NOT_ALLOWED',
    'FORBIDDEN',
    'ADDRESS_NOT_FOUND',
    'UNKNOWN_VALUE',
  ])('%s is a problem for who accepts one', async (code) => {
    const sent = await (requests[code] as () => Promise<Sent>)()
    const { response, body } = await errorsOf(sent, { accept: 'application/problem+json', 'accept-language': 'en' })
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(body).toMatchObject({ type: 'about:blank', status: response.status, code, detail: body.errors[0].message })
    expect(body.title).toEqual(expect.any(String))
  })
})

describe('a method that a path does not answer', () => {
  test.each([
    ['PUT', 'sessions', 'DELETE, GET, HEAD, OPTIONS, PATCH, POST'],
    ['POST', 'sessions/01234567-89ab-4def-8123-456789abcdef', 'DELETE, GET, HEAD, OPTIONS, PATCH'],
    ['DELETE', 'sessions/count', ''],
    ['POST', 'editions/by-slug/montpellier-2024', 'GET, HEAD, OPTIONS'],
    ['PUT', 'graphql', 'GET, HEAD, OPTIONS, POST'],
    ['PATCH', 'graphql', 'GET, HEAD, OPTIONS, POST'],
  ])('%s /api/%s gets the list of those that are', async (method, path, allowed) => {
    const { response, body } = await errorsOf(rest(path, { method, json: {} }), {})
    const { code, extensions } = body.errors[0]
    if (allowed === '') return expect(response.status).not.toBe(405)
    expect([response.status, code ?? extensions.code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
    expect(response.headers.get('allow')?.split(', ').sort().join(', ')).toBe(allowed)
    expect(body.errors[0].message).toContain('HEAD')
  })
})
