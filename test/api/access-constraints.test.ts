import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Access, SanitizedCollectionConfig, Where } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRelation } from '../../collections/shared/fields/relation-path'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, create } from '../support/fixtures'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const ID = '64b7f0c2a1b2c3d4e5f60718'
const readers = [
  null,
  { id: ID, collection: 'users', role: 'contributor', editions: [ID] },
  { id: ID, collection: 'users', role: 'editor' },
  { id: ID, collection: 'users', role: 'admin' },
  { id: ID, collection: 'api-clients', scope: 'read' },
  { id: ID, collection: 'api-clients', scope: 'preview' },
]

interface Constraint {
  rule: string
  config: SanitizedCollectionConfig
  isOfVersions: boolean
  where: Where
}

/** The query constraints that the access rules of all collections return, for any reader. */
async function constraints(): Promise<Constraint[]> {
  const found: Constraint[] = []
  for (const config of app.payload.config.collections) {
    for (const [operation, rule] of Object.entries(config.access)) {
      for (const user of readers) {
        const where = await (rule as Access)({ req: { user, payload: app.payload } as never, data: {} })
        if (typeof where !== 'object' || where === null) continue
        found.push({
          rule: `${config.slug} ${operation}`,
          config,
          isOfVersions: operation === 'readVersions',
          where,
        })
      }
    }
  }
  return found
}

/** The single conditions of a constraint. */
const conditionsOf = (where: Where): Where[] =>
  Object.entries(where).flatMap(([key, value]) =>
    key === 'and' || key === 'or'
      ? (value as Where[]).flatMap(conditionsOf)
      : Object.entries(value ?? {}).map(([operator, operand]) => ({ [key]: { [operator]: operand } }) as Where),
  )

describe('the constraint of an access rule', () => {
  test('is a new object for each request', async () => {
    const objects = new Set<unknown>()
    const add = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      expect(objects.has(value)).toBe(false)
      objects.add(value)
      Object.values(value).forEach(add)
    }
    for (const { where } of [...(await constraints()), ...(await constraints())]) add(where)
    expect(objects.size).toBeGreaterThan(40)
  })

  test('has no `exists` through a relation', async () => {
    const wrong: string[] = []
    const all = await constraints()
    for (const { rule, config, where } of all) {
      for (const condition of conditionsOf(where)) {
        const [[path, operators] = ['', {}]] = Object.entries(condition)
        const relation = findRelation(config.flattenedFields, path.replace(/^version\./, ''))
        if (relation?.rest && 'exists' in (operators as object)) wrong.push(`${rule}: ${path}`)
      }
    }
    expect(all.length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  test('compiles to a condition of MongoDB for each of its conditions', async ({ skip }) => {
    if (app.payload.db.name !== 'mongoose') skip('Only the MongoDB adapter leaves conditions out.')
    const db = app.payload.db as unknown as MongooseAdapter
    const wrong: string[] = []
    for (const { rule, config, isOfVersions, where } of await constraints()) {
      const model = (isOfVersions ? db.versions : db.collections)[config.slug] as unknown as {
        buildQuery(args: object): Promise<object>
      }
      for (const condition of conditionsOf(where)) {
        const query = JSON.stringify(await model.buildQuery({ payload: app.payload, locale: 'fr', where: condition }))
        if (query === '{}' || query.includes('[{}]')) wrong.push(`${rule}: ${JSON.stringify(condition)}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

test('an edition in the trash hides all that belongs to it, and shows it again when it is restored', async () => {
  const { id: edition } = await anEdition(app)
  const [session, room] = [await aSession(app, edition), await aRoom(app, edition)]
  const organisation = await create(app, 'organisations', { name: 'Réseau Exemple', _status: 'published' })
  const commitment = await create(app, 'commitments', {
    organisation: organisation.id,
    edition,
    what: 'Former.',
    state: 'announced',
    _status: 'published',
  })
  const paths = [`sessions/${session.id}`, `rooms/${room.id}`, `commitments/${commitment.id}`]
  const found = async () => {
    const statuses = await Promise.all(paths.map(async (path) => (await app.fetch(`/api/${path}`)).status))
    const counts = await Promise.all(
      paths.map(async (path) => {
        const [collection, id] = path.split('/')
        return (await (await app.fetch(`/api/${collection}/count?where[id][equals]=${id}`)).json()).totalDocs
      }),
    )
    return [statuses, counts]
  }
  const trash = (deletedAt: string | null) =>
    app.fetch(`/api/editions/${edition}?trash=true`, { method: 'PATCH', as: editor, json: { deletedAt } })
  const shown = [
    [200, 200, 200],
    [1, 1, 1],
  ]
  expect(await found()).toEqual(shown)
  await trash(new Date().toISOString())
  expect(await found()).toEqual([
    [404, 404, 404],
    [0, 0, 0],
  ])
  await trash(null)
  expect(await found()).toEqual(shown)
})
