import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'

let app: TestApp
let readers: [string, Session | undefined][]

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  readers = [
    ['admin', await signIn(app, 'admin')],
    ['contributor', await signIn(app, 'contributor')],
    ['preview key', await createApiClient(app, 'preview')],
    ['nobody', undefined],
  ]
})
afterAll(() => app.close())

const isAccounts = ({ auth }: SanitizedCollectionConfig) => Boolean(auth)

/** The columns of credentials of a collection of accounts, from the running configuration. */
const credentialsOf = ({ flattenedFields }: SanitizedCollectionConfig) => [
  ...flattenedFields.filter((field) => 'hidden' in field && field.hidden).map(({ name }) => name),
  ...flattenedFields.flatMap((field) => (field.name === 'sessions' ? ['sessions', 'sessions.id'] : [])),
]

/** The paths of a collection that lead to an account, through up to `hops` relations; `''` for an account itself. */
function pathsToAccounts(config: SanitizedCollectionConfig, hops = 2): [string, SanitizedCollectionConfig][] {
  return [...(isAccounts(config) ? [['', config] as [string, typeof config]] : []), ...inside(config.flattenedFields)]
  function inside(fields: FlattenedField[], prefix = ''): [string, SanitizedCollectionConfig][] {
    return fields.flatMap((field) => {
      const path = `${prefix}${field.name}.`
      if ('flattenedFields' in field && field.flattenedFields) {
        return inside(field.flattenedFields, path)
      }
      if (hops === 0 || (field.type !== 'relationship' && field.type !== 'upload')) return []
      const isMany = Array.isArray(field.relationTo)
      return [field.relationTo].flat().flatMap((slug) => {
        const { config: target } = app.payload.collections[slug]
        return pathsToAccounts(target, hops - 1).map(([rest, accounts]): [string, SanitizedCollectionConfig] => [
          `${path}${isMany ? 'value.' : ''}${rest}`,
          accounts,
        ])
      })
    })
  }
}

const forms = (slug: string, path: string) => [
  `/api/${slug}?sort=${path}`,
  `/api/${slug}?sort=-${path}&depth=0`,
  `/api/${slug}?where[${path}][exists]=true`,
  `/api/${slug}?where[or][0][and][0][${path}][like]=a`,
  // A preference may have the name « count ».
  ...(slug === 'payload-preferences' ? [] : [`/api/${slug}/count?where[${path}][not_equals]=a`]),
]

/** The values of a path in every way of asking, for each collection that leads to accounts. */
function* everyRequest() {
  for (const config of app.payload.config.collections) {
    for (const [prefix, accounts] of pathsToAccounts(config)) {
      for (const name of credentialsOf(accounts)) {
        yield* forms(config.slug, `${prefix}${name}`)
        if (config.versions) {
          yield `/api/${config.slug}/versions?sort=version.${prefix}${name}`
          yield `/api/${config.slug}/versions?where[version.${prefix}${name}][exists]=true`
        }
      }
    }
  }
}

describe('no credential of an account', { timeout: 240_000 }, () => {
  test('can be sorted by or filtered by, on any collection, by any reader', async () => {
    const requests = [...everyRequest()]
    expect(requests.length).toBeGreaterThan(300)
    expect(requests.some((path) => path.startsWith('/api/releases?sort=by.hash'))).toBe(true)
    expect(requests.some((path) => path.startsWith('/api/payload-locked-documents?sort=user.value.hash'))).toBe(true)
    const answered: string[] = []
    for (const path of requests) {
      for (const [role, as] of readers) {
        const { status } = await app.fetch(path, { as })
        if (status < 400 || status >= 500) answered.push(`${role} ${path}: ${status}`)
      }
    }
    expect(answered).toEqual([])
  })

  test('can be sorted by in GraphQL', async () => {
    const answered: string[] = []
    for (const [field, path] of [
      ['Users', 'hash'],
      ['Releases', 'by.salt'],
      ['Releases', '-by.resetPasswordToken'],
      ['Releases', 'by__hash'],
    ]) {
      for (const [role, as] of readers) {
        const { data, errors } = await app.graphql<never>(`{ ${field}(sort: "${path}") { totalDocs } }`, { as })
        if (!errors?.length) answered.push(`${role} ${field} ${path}: ${JSON.stringify(data)}`)
      }
    }
    expect(answered).toEqual([])
  })

  test('is returned to who selects or populates it', async () => {
    const [row] = (await app.payload.db.find({ collection: 'users', where: {}, limit: 1 })).docs
    const account = row as unknown as { hash: string; salt: string; sessions: { id: string }[] }
    const secrets = [account.hash, account.salt, ...account.sessions.map(({ id }) => id)]
    expect(secrets.every((secret) => secret.length >= 32)).toBe(true)
    const [users] = app.payload.config.collections.filter(({ slug }) => slug === 'users')
    const names = users ? credentialsOf(users).filter((name) => !name.includes('.')) : []
    const asked = names.map((name) => `select[${name}]=true&populate[users][${name}]=true`).join('&')
    const found: string[] = []
    for (const { slug } of app.payload.config.collections) {
      for (const path of [`/api/${slug}?depth=2&${asked}`, `/api/${slug}?depth=2`, `/api/${slug}/me?${asked}`]) {
        for (const [role, as] of readers) {
          const text = await (await app.fetch(path, { as })).text()
          if (secrets.some((secret) => text.includes(secret))) found.push(`${role} ${path}`)
        }
      }
    }
    expect(found).toEqual([])
  })
})

describe('an API key', () => {
  test('writes nothing, in no collection of Payload either', async () => {
    const [, key] = readers[2] ?? []
    const before = await app.payload.count({ collection: 'payload-preferences', overrideAccess: true })
    for (const path of ['/api/payload-preferences/anything', '/api/sessions?draft=true', '/api/users/logout']) {
      const response = await app.fetch(path, { method: 'POST', as: key, json: { value: 'x', title: 'x' } })
      expect([path, response.status, (await response.json()).errors[0].code]).toEqual([path, 403, 'API_KEY_ONLY_READS'])
    }
    const { errors } = await app.graphql('mutation { logoutUser }', { as: key })
    expect(errors?.[0]?.extensions?.code).toBe('API_KEY_ONLY_READS')
    expect(await app.payload.count({ collection: 'payload-preferences', overrideAccess: true })).toEqual(before)
    expect((await app.fetch('/api/sessions', { as: key })).status).toBe(200)
  })
})

describe('the preferences of an account', () => {
  test('are bounded in size and in number: the oldest ones go', async () => {
    const [, contributor] = readers[1] ?? []
    const save = (key: string, value: unknown) =>
      app.fetch(`/api/payload-preferences/${key}`, { method: 'POST', as: contributor, json: { value } })
    for (const [key, value] of [
      ['large', 'x'.repeat(70_000)],
      ['k'.repeat(300), 'x'],
    ] as const) {
      const response = await save(key, value)
      expect([response.status, (await response.json()).errors[0].code]).toEqual([413, 'BODY_TOO_LARGE'])
    }
    expect((await save('first', 'x')).status).toBe(200)
    const [first] = (await preferencesOf('first')).docs
    for (let number = 0; number < 2_000; number += 1) {
      const data = { key: `more-${number}`, value: 'x', user: first?.user }
      await app.payload.db.create({ collection: 'payload-preferences', data, returning: false })
    }
    expect((await save('last', 'x')).status).toBe(200)
    expect([(await preferencesOf('first')).totalDocs, (await preferencesOf('last')).totalDocs]).toEqual([0, 1])
  })

  const preferencesOf = (key: string) =>
    app.payload.find({
      collection: 'payload-preferences',
      where: { key: { equals: key } },
      depth: 0,
      overrideAccess: true,
    })
})

describe('what a speaker says of themselves', () => {
  test('is seen, found and written by publishers only', async () => {
    const [, contributor] = readers[1] ?? []
    const [, admin] = readers[0] ?? []
    const { id } = await app.payload.create({
      collection: 'speakers',
      data: { name: 'Ada Exemple', declaredAs: 'woman' } as never,
      draft: true,
      overrideAccess: true,
    })
    const read = async (as?: Session) => (await app.fetch(`/api/speakers/${id}?draft=true`, { as })).json()
    expect(await read(admin)).toHaveProperty('declaredAs', 'woman')
    expect(await read(contributor)).not.toHaveProperty('declaredAs')
    expect((await app.fetch('/api/speakers?where[declaredAs][equals]=woman', { as: contributor })).status).toBe(400)
    await app.fetch(`/api/speakers/${id}?draft=true`, {
      method: 'PATCH',
      as: contributor,
      json: { declaredAs: 'man', headline: 'Développeuse' },
    })
    expect(await read(admin)).toMatchObject({ declaredAs: 'woman', headline: 'Développeuse' })
  })
})
