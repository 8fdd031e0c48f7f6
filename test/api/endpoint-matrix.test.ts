import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { addressOf, everyEndpoint } from '../support/every-endpoint'
import { everyReadableField } from '../support/every-readable-field'
import { everyRootField } from '../support/every-root-field'
import { anEdition } from '../support/fixtures'

/**
 * The roles that each endpoint and each field of GraphQL answers, other than by 401 or 403: Admin, Editor, Contributor of the
 * edition, API client with scope Read and Preview, Nobody. Who may read each field of each
 * collection, in REST and in GraphQL. Which documents they then get is in `access-matrix.test.ts`, and the endpoints of accounts
 * are in `account-endpoints.test.ts`. `UPDATE_MATRIX=1` writes the file: read what it changed.
 */
const file = new URL('./endpoint-matrix.json', import.meta.url)
const expected = JSON.parse(readFileSync(file, 'utf8')) as Record<
  'endpoints' | 'graphql' | 'fields',
  Record<string, string>
>

let app: TestApp
let roles: [letter: string, session: Session | undefined][]
let edition: { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  edition = await anEdition(app)
  roles = [
    ['A', await signIn(app, 'admin')],
    ['E', await signIn(app, 'editor')],
    ['C', await signIn(app, 'contributor', [edition.id])],
    ['R', await createApiClient(app, 'read')],
    ['P', await createApiClient(app, 'preview')],
    ['N', undefined],
  ]
})
afterAll(() => app.close())

const unknownId = () => (app.payload.db.name === 'mongoose' ? 'f'.repeat(24) : '00000000-0000-4000-8000-000000000000')

/** Compares what was found with the table, or writes the table. */
function compare(part: keyof typeof expected, found: Record<string, string>): void {
  if (process.env.UPDATE_MATRIX) {
    expected[part] = found
    writeFileSync(file, `${JSON.stringify(expected, null, 2)}\n`)
  }
  expect(found).toEqual(expected[part])
}

test('every endpoint answers the roles of the table, and none fails', { timeout: 240_000 }, async () => {
  const found: Record<string, string> = {}
  const failed: string[] = []
  for (const endpoint of everyEndpoint(app)) {
    const { name, method } = endpoint
    found[name] = ''
    for (const [letter, as] of roles) {
      const address = addressOf(endpoint, { id: unknownId(), edition: edition.id, number: '1' })
      // Nothing is written to all documents.
      const query = name.endsWith('/') && method !== 'get' ? `?where[id][equals]=${unknownId()}&draft=true` : ''
      const { status } = await app.fetch(`${address}${query}`, {
        method: method.toUpperCase(),
        as,
        ...(['get', 'head', 'connect', 'options'].includes(method) ? {} : { json: {} }),
      })
      if (status >= 500) failed.push(`${name} ${letter}: ${status}`)
      if (status !== 401 && status !== 403) found[name] += letter
    }
  }
  expect(failed).toEqual([])
  compare('endpoints', found)
})

test('every query and mutation of GraphQL answers the roles of the table', { timeout: 240_000 }, async () => {
  const found: Record<string, string> = {}
  for (const { name, text } of await everyRootField(app, unknownId())) {
    found[name] = ''
    for (const [letter, as] of roles) {
      const { status, errors = [] } = await app.graphql<unknown>(text, { as })
      const codes = errors.map(({ extensions }) => String(extensions?.code))
      expect([name, letter, status < 500, codes.includes('INTERNAL_ERROR')]).toEqual([name, letter, true, false])
      const isRefused = codes.some((code) => /FORBIDDEN|UNAUTHENTICATED|API_KEY_ONLY_READS/.test(code))
      if (!isRefused) found[name] += letter
    }
  }
  compare('graphql', found)
})

test('every field is read by the roles of the table', async () => {
  const readers: Record<string, string> = {}
  for (const [letter, as] of roles) {
    const { collections } = await (await app.fetch('/api/access', { as })).json()
    for (const { slug, flattenedFields } of app.payload.config.collections) {
      for (const path of everyReadableField(flattenedFields, collections?.[slug])) {
        const field = `${slug}.${path}`
        readers[field] = (readers[field] ?? '') + letter
      }
    }
  }
  const found: Record<string, string> = {}
  for (const [field, letters] of Object.entries(readers).sort()) {
    const collection = `${field.split('.', 1)[0]} ${letters}`
    const path = field.slice(field.indexOf('.') + 1)
    found[collection] = found[collection] ? `${found[collection]} ${path}` : path
  }
  compare('fields', found)
})
