import { buildClientSchema, getIntrospectionQuery, getNamedType } from 'graphql'
import type { Where } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type FieldPath, pathsOf } from '../support/field-paths'
import { batches, type Probe, probesOf, revealing, type Secrets, type Send, secretsOf } from '../support/probes'
import { createVisibilityFixtures, type VisibilityFixtures } from '../support/visibility-fixtures'

let app: TestApp
let fixtures: VisibilityFixtures
let apiReader: Session
let secrets: Secrets
const paths = new Map<string, FieldPath[]>()

beforeAll(async () => {
  app = await bootApp()
  // The test causes thousands of refusals.
  app.payload.logger.level = 'silent'
  apiReader = await createApiClient(app, 'read')
  fixtures = await createVisibilityFixtures(app)
  for (const { slug } of app.payload.config.collections) {
    const all = pathsOf(app.payload, slug, 3)
    paths.set(
      slug,
      all.filter(({ path }) => path.split('.').length <= 5),
    )
  }
  secrets = await secretsOf(app.payload, fixtures, [...paths.values()].flat())
})
afterAll(() => app.close())

const form = { 'content-type': 'application/x-www-form-urlencoded', 'X-Payload-HTTP-Method-Override': 'GET' }

/** Sends a filter in the body of a POST with a method override, because a URL would be too long. */
const sender =
  (path: string, more = '', as?: Session, name = 'where'): Send =>
  async (where) => {
    const body = new URLSearchParams(more)
    body.set(name, JSON.stringify(where))
    const response = await app.fetch(path, { method: 'POST', as, headers: form, body: body.toString() })
    return { status: response.status, body: await response.text() }
  }

const ids = 'depth=0&limit=200&select[id]=true'
const slugs = () => app.payload.config.collections.map(({ slug }) => slug)

/** The probes of a collection through at most `hops` relations. Fields closed to the public are probed one by one, since one refuses the batch. */
function probes(slug: string, hops: number, except: readonly string[] = []): Probe[][] {
  const reachable = (paths.get(slug) ?? []).filter((path) => path.hops <= hops)
  const of = (isRestricted: boolean) =>
    reachable
      .filter((path) => path.isRestricted === isRestricted && !except.includes(path.field.type))
      .flatMap((path) => probesOf(path, secrets))
      .filter(({ label }) => !except.some((operator) => label.includes(` ${operator} `)))
  return [...batches(of(false)), ...of(true).map((probe) => [probe])]
}

async function revealingIn(
  slug: string,
  hops: number,
  senders: Send[],
  except: readonly string[] = [],
): Promise<string[]> {
  const found: string[] = []
  for (const batch of probes(slug, hops, except)) {
    for (const send of senders) found.push(...(await revealing(batch, send)).map((label) => `${slug}: ${label}`))
  }
  return found
}

test('the probes contain values of hidden documents', () => {
  const found = [...secrets].filter(([, values]) => values.length > 0).map(([key]) => key)
  for (const key of [
    'speakers name',
    'media id',
    'testimonials quote',
    'consents person',
    'users hash',
    'sessions participants.speaker',
  ]) {
    expect(found).toContain(key)
  }
  expect(probes('sessions', 3).flat().length).toBeGreaterThan(300)
})

describe('a filter reveals no hidden value', { timeout: 240_000 }, () => {
  test('in any list, through three relations', async () => {
    const found: string[] = []
    for (const slug of slugs()) found.push(...(await revealingIn(slug, 3, [sender(`/api/${slug}`, ids)])))
    expect(found).toEqual([])
  })

  test('in any list or count for an API client, with other parameters', async () => {
    const extras = [
      'draft=true&trash=true',
      'locale=all',
      'locale=en&fallback-locale=fr',
      'depth=1&showHiddenFields=true',
    ]
    const found: string[] = []
    for (const [index, slug] of slugs().entries()) {
      const extra = extras[index % extras.length]
      found.push(
        ...(await revealingIn(slug, 0, [
          sender(`/api/${slug}`, `${ids}&${extra}`, apiReader),
          sender(`/api/${slug}/count`, extra, index % 2 ? apiReader : undefined),
        ])),
      )
    }
    expect(found).toEqual([])
  })

  test('in a joined list', async () => {
    const found: string[] = []
    for (const { slug, flattenedFields } of app.payload.config.collections) {
      for (const field of flattenedFields) {
        if (field.type !== 'join' || Array.isArray(field.collection)) continue
        const more = `${ids}&select[${field.name}]=true&joins[${field.name}][limit]=200&joins[${field.name}][count]=true`
        const send = sender(`/api/${slug}`, more, undefined, `joins[${field.name}][where]`)
        found.push(...(await revealingIn(field.collection, 0, [send])))
      }
    }
    expect(found).toEqual([])
  })

  test('in GraphQL', async () => {
    const found: string[] = []
    for (const [slug, { plural, input }] of await graphqlLists()) {
      // The schema renames select options and has fewer operators for text.
      found.push(
        ...(await revealingIn(slug, 0, [graphqlSender(plural, input)], ['select', 'richText', 'between', 'not_like'])),
      )
    }
    expect(found).toEqual([])
  })
})

describe('sorting reveals nothing', { timeout: 240_000 }, () => {
  test('because it is refused by a closed field or through a relation, in a joined list too', async () => {
    const found: string[] = []
    for (const [slug, all] of paths) {
      if ((await app.fetch(`/api/${slug}`)).status !== 200) continue
      const closed = all.filter(({ hops, isRestricted, field }) => hops > 0 || isRestricted || field.type === 'upload')
      expect(closed.length).toBeGreaterThan(0)
      for (const { path, hops } of closed) {
        for (const as of hops > 1 ? [undefined] : [undefined, apiReader]) {
          const response = await app.fetch(`/api/${slug}?${ids}&sort=-${path.replace('.', '__')}`, { as })
          if (response.status !== 400) found.push(`${slug}: ${path} → ${response.status}`)
        }
      }
    }
    for (const join of ['testimonials', 'sessions', 'releases']) {
      for (const sort of ['consentUntil', 'edition.title', 'by.email', 'participants.role']) {
        const response = await app.fetch(`/api/editions?joins[${join}][sort]=${sort}`)
        const { errors } = await response.json()
        if (!errors && (paths.get(join) ?? []).some(({ path }) => path === sort)) found.push(`joins ${join}: ${sort}`)
      }
    }
    expect(found).toEqual([])
  })
})

describe('a public document that points at hidden ones', { timeout: 240_000 }, () => {
  const isLink = (type: string) => ['array', 'upload', 'relationship'].includes(type)
  const guesses = [
    ['exists', 'true'],
    ['exists', 'false'],
    ['not_equals', 'zzz'],
    ['not_in', ''],
    ['like', 'a'],
  ]

  test('matches every filter like one that points at nothing', async () => {
    const found: string[] = []
    for (const [slug, all] of paths) {
      const twins = [...fixtures.linked, ...fixtures.bare].filter(({ collection }) => collection === slug)
      const inTwins = twins.map(({ id }) => id).join(',')
      // Their own texts and dates differ; paths through another document must match alike.
      const shared = all.filter(({ path, field, hops }) => hops < 2 && (path.includes('.') || isLink(field.type)))
      for (const { path } of twins.length > 1 ? shared : []) {
        for (const [operator, operand] of guesses) {
          const query = `where[and][0][id][in]=${inTwins}&where[and][1][${path}][${operator}]=${operand}`
          const response = await app.fetch(`/api/${slug}/count?${query}`)
          const { totalDocs } = await response.json()
          if (response.status === 400 || totalDocs === 0 || totalDocs === twins.length) continue
          found.push(`${slug}: ${path} ${operator} ${operand} → ${response.status} ${totalDocs} of ${twins.length}`)
        }
      }
    }
    expect(found).toEqual([])
  })
})

/** The list query of each collection in the schema, and the type of its filter. */
async function graphqlLists() {
  const { data } = await app.graphql<never>(getIntrospectionQuery())
  const fields = Object.values(buildClientSchema(data).getQueryType()?.getFields() ?? {})
  const lists = new Map<string, { plural: string; input: string }>()
  for (const { name, args } of fields) {
    const slug = slugs().find((candidate) => name.toLowerCase().replace(/^all/, '') === candidate.replaceAll('-', ''))
    const where = args.find((argument) => argument.name === 'where')
    if (slug && where) lists.set(slug, { plural: name, input: getNamedType(where.type).name })
  }
  expect(lists.size).toBe(10)
  return lists
}

/** Sends filters as variables of a GraphQL query. A field that the schema does not know is refused. */
const graphqlSender =
  (plural: string, input: string): Send =>
  async (where) => {
    const query = `query ($where: ${input}) { ${plural}(where: $where, limit: 200) { totalDocs docs { id } } count${plural}(where: $where) { totalDocs } }`
    const variables = { where: graphqlFilter(where) }
    const response = await app.fetch('/api/graphql', { method: 'POST', json: { query, variables } })
    const body = await response.text()
    return { status: response.status === 200 && body.includes('"errors"') ? 400 : response.status, body }
  }

function graphqlFilter(where: Where): object {
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) =>
      Array.isArray(value) ? [key.toUpperCase(), value.map(graphqlFilter)] : [key.replaceAll('.', '__'), value],
    ),
  )
}

test('the access of a document that the sender may not read is that of one that does not exist', async () => {
  const contributor = await signIn(app, 'contributor')
  const unknown = app.payload.db.name === 'mongoose' ? '0123456789abcdef01234567' : crypto.randomUUID()
  const asked = new Set<string>()
  for (const as of [undefined, contributor]) {
    for (const { collection, id } of fixtures.hidden) {
      if ((await app.fetch(`/api/${collection}/${id}?trash=true`, { as })).status === 200) continue
      const access = async (of: string) => {
        const response = await app.fetch(`/api/${collection}/access/${of}`, { method: 'POST', as, json: {} })
        return [response.status, (await response.text()).replaceAll(of, '')]
      }
      expect([collection, await access(id)]).toEqual([collection, await access(unknown)])
      asked.add(`${as ? 'contributor' : 'anonymous'} ${collection}`)
    }
  }
  expect(asked.size).toBeGreaterThan(slugs().length)
  const open = fixtures.open.get('sessions')?.id
  expect((await app.fetch(`/api/sessions/access/${open}`, { method: 'POST', json: {} })).status).toBe(200)
})
