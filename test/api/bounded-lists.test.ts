import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isText, MOST_DRAFT_TEXT, MOST_RICH_TEXT, MOST_ROWS } from '../../collections/shared/fields/bounded-lists'
import { richText } from '../../src/seed/rich-text'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let admin: Session
beforeAll(async () => {
  app = await bootApp()
  admin = await signIn(app, 'admin')
})
afterAll(() => app.close())

interface List {
  collection: string
  path: string[]
  field: FlattenedField
}

/** Payload's own list of the sessions of an account is written by logins only. */
const isOfPayload = ({ collection, path }: List) => collection.startsWith('payload-') || path.join() === 'sessions'

/** Fields that Payload adds to a collection after this project has defined it. */
const addedByPayload = new Set(['filename', 'hash', 'mimeType', 'resetPasswordToken', 'salt', 'thumbnailURL', 'url'])

const textsIn = (collection: string, fields: readonly FlattenedField[], prefix: string[] = []): List[] =>
  fields.flatMap((field) => {
    const path = [...prefix, field.name]
    const inside = 'flattenedFields' in field ? textsIn(collection, field.flattenedFields, path) : []
    const isComputed = 'virtual' in field && Boolean(field.virtual)
    const isOfProject = field.name !== 'id' && path[0] !== 'sizes' && !isComputed && !addedByPayload.has(path.join())
    return [...(isText(field) && isOfProject ? [{ collection, path, field }] : []), ...inside]
  })

const allTexts = () =>
  Object.values(app.payload.collections)
    .flatMap(({ config }) => textsIn(config.slug, config.flattenedFields))
    .filter((text) => !isOfPayload(text))

const listsIn = (collection: string, fields: readonly FlattenedField[], prefix: string[] = []): List[] =>
  fields.flatMap((field) => {
    const path = [...prefix, field.name]
    const isList = field.type === 'array' || field.type === 'richText' || ('hasMany' in field && field.hasMany === true)
    const inside = 'flattenedFields' in field ? listsIn(collection, field.flattenedFields, path) : []
    return [...(isList ? [{ collection, path, field }] : []), ...inside]
  })

const allLists = () =>
  Object.values(app.payload.collections)
    .flatMap(({ config }) => listsIn(config.slug, config.flattenedFields))
    .filter((list) => !isOfPayload(list))

/** A document in which one list is too long. */
function documentWith({ collection, path, field }: List): object {
  const most = field.type === 'array' ? Number(field.maxRows) : MOST_ROWS
  const tooLong =
    field.type === 'richText'
      ? richText(['x'.repeat(MOST_RICH_TEXT)])
      : Array.from({ length: most + 1 }, () => (field.type === 'array' ? {} : 'x'))
  const { flattenedFields } = app.payload.collections[collection as 'sessions'].config
  return nested(flattenedFields, path, tooLong)
}

function nested(fields: readonly FlattenedField[], [name = '', ...rest]: string[], value: unknown): object {
  if (rest.length === 0) return { [name]: value }
  const field = fields.find((one) => one.name === name)
  const inside = field && 'flattenedFields' in field ? nested(field.flattenedFields, rest, value) : {}
  return { [name]: field?.type === 'array' ? [inside] : inside }
}

test('every array of every collection has a bound, which its form shows', () => {
  const arrays = allLists().filter(({ field }) => field.type === 'array')
  expect(arrays.length).toBeGreaterThan(4)
  for (const { collection, path, field } of arrays) {
    expect(field, `${collection}.${path.join('.')}`).toMatchObject({ maxRows: expect.any(Number) })
  }
})

test('a document with a longer list or text than its field may have is refused, as a draft too, with what to do', async () => {
  const lists = allLists()
  expect(lists.length).toBeGreaterThan(15)
  for (const list of lists) {
    const where = `${list.collection}.${list.path.join('.')}`
    const refusal = await app.payload
      .create({
        collection: list.collection as 'sessions',
        data: documentWith(list) as never,
        draft: true,
        overrideAccess: true,
      })
      .then(
        () => undefined,
        (error: { status?: number; message: string }) => error,
      )
    expect(refusal?.status, where).toBe(400)
    expect(refusal?.message, where).toMatch(/Retirez-en\.|Raccourcissez ce texte/)
  }
})

test('every text of every collection has a bound, which its form shows', () => {
  const texts = allTexts()
  expect(texts.length).toBeGreaterThan(50)
  for (const { collection, path, field } of texts) {
    expect(field, `${collection}.${path.join('.')}`).toMatchObject({ maxLength: expect.any(Number) })
  }
})

test('a text that is far too long is refused, as a draft too, in any language', async () => {
  const create = (data: object) =>
    app.fetch('/api/rooms?draft=true', { method: 'POST', as: admin, json: data, headers: { 'accept-language': 'fr' } })
  const saved = await create({ name: 'x'.repeat(MOST_DRAFT_TEXT) })
  expect(saved.status).toBe(201)
  const refused = await create({ name: 'x'.repeat(MOST_DRAFT_TEXT + 1) })
  expect(refused.status).toBe(400)
  expect(plainSpaces(JSON.stringify(await refused.json()))).toContain(
    '« Nom de la salle » contient 20001 caractères, pour 100 au plus. Raccourcissez ce texte.',
  )
  for (const { collection, path, field } of allTexts()) {
    const most = Math.max(Number((field as { maxLength?: number }).maxLength), MOST_DRAFT_TEXT)
    const { flattenedFields } = app.payload.collections[collection as 'sessions'].config
    const text = 'x'.repeat(most + 1)
    const value = 'hasMany' in field && field.hasMany ? [text] : text
    const data = nested(flattenedFields, path, value) as never
    const where = `${collection}.${path.join('.')}`
    await expect(
      app.payload.create({ collection: collection as 'sessions', data, draft: true, overrideAccess: true }),
      where,
    ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('Raccourcissez ce texte') })
  }
})

test('an editor reads in French how many rows there may be', async () => {
  const participants = Array.from({ length: MOST_ROWS + 1 }, () => ({ role: 'speaker' }))
  const headers = { 'accept-language': 'fr' }
  const response = await app.fetch('/api/sessions?draft=true', {
    method: 'POST',
    as: admin,
    json: { participants },
    headers,
  })
  expect(response.status).toBe(400)
  const { errors } = await response.json()
  expect(plainSpaces(JSON.stringify(errors))).toContain(
    '« Intervenantes et intervenants » contient 101 éléments, pour 100 au plus. Retirez-en.',
  )
})
