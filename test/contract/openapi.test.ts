import { createHash } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicCollections } from '../../src/domain/public-collections'
import { isRecord, recordOf } from '../../src/domain/record'
import { seedExample } from '../../src/seed'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, aTestimonial } from '../support/fixtures'

type Json = Record<string, unknown>
interface Operation {
  path: string
  operationId: string
  parameters: Json[]
  responses: Record<string, Json>
}

let app: TestApp
let description: Json & { paths: Record<string, Json>; components: Record<string, Json> }
let operations: Operation[]

beforeAll(async () => {
  app = await bootApp()
  await seedExample(app.payload)
  description = await (await app.fetch('/api/openapi.json')).json()
  operations = Object.entries(description.paths).flatMap(([path, item]) =>
    isRecord(item.get) ? [{ path, ...item.get } as unknown as Operation] : [],
  )
}, 120_000)
afterAll(() => app.close())

/** The path of an operation, with the examples of its parameters. */
const pathOf = ({ path, parameters }: Operation) =>
  path.replace(/\{(\w+)\}/g, (_, name) => String(parameters.find((each) => each.name === name)?.example))

const schemaOf = ({ responses }: Operation) => {
  const [content] = Object.entries(recordOf(responses['200']?.content))
  return { mediaType: content?.[0] ?? '', schema: recordOf(recordOf(content?.[1]).schema) }
}

function validator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  for (const format of ['date', 'date-time']) ajv.addFormat(format, (text: string) => !Number.isNaN(Date.parse(text)))
  ajv.addSchema({ $id: 'api', components: description.components })
  return (schema: Json, value: unknown) => {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'))
    return ajv.validate(absolute, value)
      ? []
      : ajv.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

describe('the description of the API by OpenAPI', () => {
  test('has the list, the count and the documents of each public collection, and of no other', () => {
    const described = Object.keys(description.paths).flatMap((path) => /^\/api\/([a-z-]+)$/.exec(path)?.[1] ?? [])
    const others = ['graphql', 'changes']
    expect(described.toSorted()).toEqual([...publicCollections, ...others].toSorted())
    for (const slug of publicCollections) {
      expect(Object.keys(description.paths)).toEqual(
        expect.arrayContaining([`/api/${slug}/count`, `/api/${slug}/{id}`]),
      )
    }
  })

  test('shows paths that lead somewhere: each example is answered, with the media type and the schema that are described', async () => {
    const validate = validator()
    // The example has no release: nothing stands for its id.
    const read = operations.filter(({ path }) => !path.includes('graphql') && path !== '/api/releases/{id}')
    for (const operation of read) {
      const path = pathOf(operation)
      const response = await app.fetch(path)
      expect(response.status, path).toBe(200)
      const { mediaType, schema } = schemaOf(operation)
      const actual = response.headers.get('content-type')?.split(';')[0] ?? ''
      expect(actual, path).toMatch(
        new RegExp(`^${mediaType.replace('*', '.+').replaceAll('+', '\\+').replace('.\\+', '.+')}$`),
      )
      if (mediaType === 'application/json') expect(validate(schema, await response.json()), path).toEqual([])
    }
  })

  test('fits every public document, in both languages and at each depth, and describes each of its properties', async () => {
    const validate = validator()
    const undescribed = new Set<string>()
    for (const { path, operationId, ...rest } of operations.filter(({ operationId: id }) => id.startsWith('list'))) {
      const { schema } = schemaOf({ path, operationId, ...rest })
      for (const query of ['limit=200', 'limit=200&depth=0', 'limit=200&depth=2&locale=en']) {
        const page = await (await app.fetch(`${path}?${query}`)).json()
        expect(validate(schema, page), `${path}?${query}`).toEqual([])
        for (const doc of page.docs) noteUndescribed(operationId.replace('list', ''), doc, undescribed)
      }
    }
    expect([...undescribed]).toEqual([])
  })

  test('has the defaults of the server: a parameter with its default changes nothing', async () => {
    const read = async (query: string) => (await app.fetch(`/api/editions?${query}`)).json()
    const plain = await read('')
    const defaults = Object.values(recordOf(description.components.parameters)).flatMap((parameter) => {
      const { name, schema } = recordOf(parameter)
      const { default: value } = recordOf(schema)
      return value === undefined ? [] : [{ name, value }]
    })
    expect(defaults.length).toBeGreaterThan(4)
    for (const { name, value } of defaults) expect([name, await read(`${name}=${value}`)]).toEqual([name, plain])
  })

  test('fits what is refused, by its status', async () => {
    const validate = validator()
    const errors = recordOf(description.components.schemas)
    for (const [path, status] of [
      ['/api/sessions?where[nothing][equals]=1', 400],
      ['/api/sessions/by-slug/nulle-part/rien', 404],
      ['/feeds/nulle-part/calendar.ics', 404],
    ] as const) {
      const response = await app.fetch(path)
      expect(response.status).toBe(status)
      expect(validate(recordOf(errors.Errors), await response.json())).toEqual([])
      const problem = await app.fetch(path, { headers: { accept: 'application/problem+json' } })
      expect(validate(recordOf(errors.Problem), await problem.json())).toEqual([])
    }
  })

  test('has what GraphQL takes in extensions, by GET and by POST, and what it returns for them', async () => {
    const validate = validator()
    const { get, post } = recordOf(description.paths['/api/graphql'])
    const json = (holder: unknown) => recordOf(recordOf(recordOf(recordOf(holder).content)['application/json']).schema)
    const parameter = json((recordOf(get).parameters as Json[]).find(({ name }) => name === 'extensions'))
    const body = json(recordOf(post).requestBody)
    const answer = recordOf(recordOf(description.components.schemas).GraphQLResponse)
    const query = '{ Editions { totalDocs } }'
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') }
    const send = async (members: Json, method: 'GET' | 'POST') => {
      const search = Object.entries(members).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      const response =
        method === 'POST'
          ? await app.fetch('/api/graphql', { method, json: members })
          : await app.fetch(`/api/graphql?${new URLSearchParams(search)}`)
      const result = await response.json()
      expect(validate(answer, result)).toEqual([])
      return result
    }
    for (const method of ['GET', 'POST'] as const) {
      const asked = await send({ query, extensions: { cost: true } }, method)
      expect(asked.extensions).toEqual({ cost: { points: expect.any(Number), limit: 10_000 } })
      expect((await send({ query, extensions: { persistedQuery } }, method)).data).toEqual(asked.data)
      expect((await send({ extensions: { persistedQuery } }, method)).data).toEqual(asked.data)
    }
    for (const extensions of [{ cost: true }, { persistedQuery }]) {
      expect(validate(parameter, extensions)).toEqual([])
      expect(validate(body, { extensions })).toEqual([])
    }
    const wrong = { persistedQuery: { ...persistedQuery, version: 2 } }
    expect(validate(parameter, wrong)).not.toEqual([])
    expect((await send({ extensions: wrong }, 'POST')).errors[0].extensions.code).toBe('INVALID_PERSISTED_QUERY')
  })

  function noteUndescribed(name: string, value: Json, into: Set<string>): void {
    const known = recordOf(recordOf(recordOf(description.components.schemas)[name]).properties)
    for (const key of Object.keys(value)) if (!(key in known)) into.add(`${name}.${key}`)
  }
})

describe('the documents beside it', () => {
  let cached: CachedApp
  beforeAll(async () => {
    cached = await startCachedApp(app)
  })
  afterAll(() => cached.close())

  test.each(['/api/openapi.json', '/api/schema.graphql', '/api/docs', '/api/docs/swagger-ui-bundle.js'])(
    '%s comes from the cache, for every origin',
    async (path) => {
      await (await fetch(cached.url + path)).arrayBuffer()
      const response = await fetch(cached.url + path)
      await response.arrayBuffer()
      expect([response.status, response.headers.get('x-cache')]).toEqual([200, 'HIT'])
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    },
  )

  test('the description is cached until one of its examples is taken back', async () => {
    const editor = await signIn(app, 'editor')
    const { id, slug } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    const read = async () => {
      const response = await fetch(`${cached.url}/api/openapi.json`)
      return { state: response.headers.get('x-cache'), hasExample: (await response.text()).includes(`"${slug}"`) }
    }
    expect(await read()).toEqual({ state: 'MISS', hasExample: true })
    expect(await read()).toEqual({ state: 'HIT', hasExample: true })
    const withdrawnAt = new Date().toISOString()
    await app.fetch(`/api/consents/${consent.id}`, { method: 'PATCH', as: editor, json: { withdrawnAt } })
    expect(await read()).toEqual({ state: 'MISS', hasExample: false })
  })

  test('the schema of GraphQL is that of the API', async () => {
    const schema = buildSchema(await (await app.fetch('/api/schema.graphql')).text())
    expect(schema.getQueryType()?.getFields()).toHaveProperty('currentEdition')
  })

  test.each([
    ['GET', '/api/docs/nothing', 404, 'ROUTE_NOT_FOUND'],
    ['POST', '/api/openapi.json', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/api/docs', 405, 'METHOD_NOT_ALLOWED'],
  ])('%s %s is refused as by REST', async (method, path, status, code) => {
    const response = await app.fetch(path, { method })
    expect([response.status, (await response.json()).errors[0].code]).toEqual([status, code])
    expect(response.headers.get('allow')).toBe(status === 405 ? 'GET, HEAD, OPTIONS' : null)
  })

  test('the page loads nothing from another host', async () => {
    const response = await app.fetch('/api/docs')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).not.toMatch(/(?:src|href)="https?:/)
  })
})
