import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicCollections } from '../../src/domain/public-collections'
import { bootApp, type TestApp } from '../support/app'
import { addressOf, everyEndpoint } from '../support/every-endpoint'
import { anEdition, aSession } from '../support/fixtures'

let app: TestApp
/** What the request under way has written to the log. */
let logged: string[] = []

beforeAll(async () => {
  app = await bootApp()
  await aSession(app, (await anEdition(app)).id)
  for (const level of ['info', 'warn', 'error', 'fatal'] as const) {
    app.payload.logger[level] = (...written: unknown[]) => void logged.push(`${level} ${JSON.stringify(written)}`)
  }
})
afterAll(() => app.close())

const wrong: string[] = []

/** Sends a request without an account, and notes it when it fails or fills the log. */
async function send(path: string, init: RequestInit = {}): Promise<void> {
  logged = []
  const response = await app.fetch(path, init)
  await response.body?.cancel()
  const isNoisy = logged.length > 1 || logged.some((line) => line.startsWith('error') || line.startsWith('fatal'))
  if (response.status < 500 && !isNoisy) return
  wrong.push(
    `${init.method ?? 'GET'} ${path} ${String(init.body ?? '')}: ${response.status} ${logged.join(' ')}`.slice(0, 400),
  )
}

/** Returns what went wrong since the last call. */
const failures = () => wrong.splice(0)

const values = ['%00', '__proto__', "'", '%5Bobject%20Object%5D', 'x'.repeat(300), '%F0%9F%98%80', '-1', '1e999']
const bodies = [
  '',
  'null',
  '[]',
  '"x"',
  '{',
  '{"where":{"$gt":1}}',
  '{"id":{"$ne":null},"email":{"$gt":""},"data":[1]}',
]

describe('no input of somebody without an account ends in an error of the server, or in more than a line of the log', () => {
  test('in the path or the body of any endpoint', { timeout: 240_000 }, async () => {
    for (const endpoint of everyEndpoint(app)) {
      for (const value of values.slice(0, 4)) {
        const parameters = { id: value, edition: value, key: value, filename: value }
        const path = addressOf(endpoint, parameters)
        if (!path.includes(value) && value !== values[0]) continue
        await send(path, { method: endpoint.method.toUpperCase() })
      }
      if (!['post', 'patch', 'put'].includes(endpoint.method)) continue
      for (const body of bodies) {
        const headers = { 'content-type': 'application/json' }
        await send(addressOf(endpoint, { id: 'x' }), { method: endpoint.method.toUpperCase(), body, headers })
      }
    }
    expect(failures()).toEqual([])
  })

  test('in a filter or an order by any field of what is public', { timeout: 240_000 }, async () => {
    const operators = ['equals', 'in', 'like', 'near', 'greater_than', 'exists', 'contains', 'all', 'nonsense']
    let turn = 0
    for (const slug of publicCollections) {
      for (const { name } of app.payload.collections[slug as 'sessions'].config.flattenedFields) {
        for (const operator of operators) {
          const value = values[turn++ % values.length]
          await send(`/api/${slug}?where[${name}][${operator}]=${value}`)
        }
        await send(`/api/${slug}?where[${name}][equals]=a&where[${name}][equals]=b`)
        await send(`/api/${slug}?where[${name}.x.y][equals]=1&sort=${name}.x`)
        await send(`/api/${slug}/count?where[or][0][${name}]=x`)
      }
    }
    expect(failures()).toEqual([])
  })

  test('in any parameter of a read', { timeout: 120_000 }, async () => {
    const names = [
      'depth',
      'limit',
      'page',
      'sort',
      'select',
      'populate',
      'joins',
      'locale',
      'fallback-locale',
      'draft',
    ]
    for (const name of [...names, 'trash', 'pagination', 'richText', 'where', 'data', '_method', 'x']) {
      for (const value of values) {
        for (const form of [name, `${name}[]`, `${name}[a]`, `${name}[a][b]`, `${name}[__proto__]`]) {
          await send(`/api/sessions?${form}=${value}`)
        }
      }
      await send('/api/sessions', {
        method: 'POST',
        headers: { 'X-HTTP-Method-Override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
        body: `${name}[x]=${values[0]}`,
      })
    }
    expect(failures()).toEqual([])
  })

  test('in a query of GraphQL', { timeout: 120_000 }, async () => {
    const queries = [
      ...[
        '',
        '{',
        'subscription{x}',
        '{ Sessions @skip(if: null) { totalDocs } }',
        'query($a: Int){ Sessions { totalDocs } }',
      ],
      ...[
        '{ Sessions(where: {title: {equals: null}}) { totalDocs } }',
        '{ Sessions(limit: -1, page: 0) { totalDocs } }',
      ],
      ...[
        '{ Sessions(sort: "x.y") { totalDocs } }',
        '{ Session(id: "\\u0000") { title } }',
        '{ Session(id: "x") { title } }',
      ],
      ...['{ docAccessSession(id: "x") { read { permission } } }', '{ Sessions { docs { abstract(depth: 1e9) } } }'],
      ...[
        'mutation { createSession(data: {}) { id } }',
        'mutation { deleteSession(id: "x") { id } }',
        '{ __typename } { x }',
      ],
    ]
    const variables = [undefined, null, [], 'x', { a: { b: 1 } }]
    for (const query of queries) {
      for (const given of variables) {
        const headers = { 'content-type': 'application/json' }
        await send('/api/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables: given }) })
      }
      await send(`/api/graphql?query=${encodeURIComponent(query)}`)
    }
    for (const body of [...bodies, '[{"query":"{__typename}"}]', '{"query":1,"operationName":{},"extensions":[]}']) {
      await send('/api/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    }
    expect(failures()).toEqual([])
  })

  test('at the address of a page or a feed', { timeout: 120_000 }, async () => {
    const paths = [
      '/fr/editions/X',
      '/X',
      '/fr/editions/X/sessions/X',
      '/fr/speakers/X',
      '/en/testimonials/X',
      '/feeds/X/X',
    ]
    const feeds = ['calendar.ics', 'changes.atom', 'schedule.json', 'programme.csv']
    for (const path of [
      ...paths,
      ...feeds.map((name) => `/feeds/current/${name}?lang=X&day=X&room=X`),
      '/api/changes?since=X&limit=X',
    ]) {
      for (const value of values) await send(path.replaceAll('X', value))
    }
    expect(failures()).toEqual([])
  })
})
