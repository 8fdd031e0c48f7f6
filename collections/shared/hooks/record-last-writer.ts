import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, Payload, PayloadRequest } from 'payload'
import { isSame } from '../../../src/domain/edits/is-same'
import { valueAt } from '../../../src/domain/edits/value-at'
import type { TextDates } from '../../../src/domain/translation-state'
import { type EditableField, editableFields } from '../fields/editable-fields'
import { findDocuments } from '../find-documents'

/** Who changed a field last, and when. `form` identifies the open form that it was changed in. */
export interface FieldWriter {
  user: string
  at: string
  form?: string
}

/** The record of the writers of a document: its last one, and that of each field by `keyOf`. */
interface Writers {
  user?: string
  fields?: Record<string, FieldWriter>
  /** When somebody said of a text that its English holds for the French of that moment, by path. */
  reviewed?: Record<string, string>
}

const recordKey = (collection: string, id: string) => `last-writer:${collection}:${id}`

/** The name of the form in the context of a request whose save came from one. */
export const FORM = 'editedInForm'

/** Records which user creates a document. Writes without a user are ignored. */
export const recordCreator: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  if (operation === 'create' && req.user?.collection === 'users') {
    const data = { key: recordKey(collection.slug, String(doc.id)), data: { user: String(req.user.id) } }
    await safely(req, () => req.payload.db.create({ ...storeOf(req), data, returning: false }))
  }
  return doc
}

/**
 * Records which user changes a document, and which of its fields, to name them in conflicts. Runs last, before the document
 * is written, and is the first write of its transaction. Writes without a user are ignored.
 */
export const recordWriters: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !originalDoc) return data
  const changed = editableFields(collection.flattenedFields).filter(
    ({ path }) => !isSame(valueAt(data, path), valueAt(originalDoc, path)),
  )
  await record(req, collection.slug, String(originalDoc.id), (user, { fields, ...before }) => {
    const form = req.context[FORM]
    const writer: FieldWriter = { user, at: new Date().toISOString(), ...(typeof form === 'string' ? { form } : {}) }
    const keys = changed.map((field) => keyOf(field, req.locale))
    return { ...before, user, fields: { ...fields, ...Object.fromEntries(keys.map((key) => [key, writer])) } }
  })
  return data
}

/** Records that the English of a text holds for its French of now. */
export const recordReview = (req: PayloadRequest, collection: string, id: string, path: string): Promise<void> =>
  record(req, collection, id, (_, { reviewed, ...before }) => ({
    ...before,
    reviewed: { ...reviewed, [path]: new Date().toISOString() },
  }))

async function record(
  req: PayloadRequest,
  collection: string,
  id: string,
  next: (user: string, before: Writers) => Writers,
): Promise<void> {
  if (req.user?.collection !== 'users') return
  const { db } = req.payload
  const user = String(req.user.id)
  const key = recordKey(collection, id)
  const where = { key: { equals: key } }
  await safely(req, async () => {
    const row = await db.findOne<{ id: string; data?: Writers }>({ ...storeOf(req), where })
    await db.upsert({ ...storeOf(req), where, data: { key, data: next(user, row?.data ?? {}) } })
  })
}

/** MongoDB writes it outside the transaction, which two first records of one document would abort. */
const storeOf = (req: PayloadRequest) => ({
  collection: 'payload-kv' as const,
  req: req.payload.db.name === 'sqlite' ? req : {},
})

/** Two concurrent first writes: either user may be recorded. A save never fails because of it. */
async function safely({ payload }: PayloadRequest, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (err) {
    payload.logger.debug({ err, msg: 'The last writer could not be recorded.' })
  }
}

const keyOf = ({ path, isLocalized }: EditableField, locale: string | undefined | null) =>
  isLocalized && locale && locale !== 'all' ? `${path}:${locale}` : path

/** The name of the user who saved a document last; `undefined` when it is not recorded. */
export async function lastWriterOf(payload: Payload, collection: string, id: string): Promise<string | undefined> {
  const { user } = (await payload.kv.get<Writers>(recordKey(collection, id))) ?? {}
  return user ? (await namesOf(payload, [user])).get(user) : undefined
}

/** Returns who changed a field last, with the name of the person. */
export type WriterOf = (field: EditableField) => (FieldWriter & { name?: string }) | undefined

/** Returns when the English of each text of a document was last said to hold, by path. */
export async function reviewsOf(payload: Payload, collection: string, id: string): Promise<Record<string, string>> {
  return (await payload.kv.get<Writers>(recordKey(collection, id)))?.reviewed ?? {}
}

/** Returns when the texts of documents were changed in each language, by `collection#id` and path. */
export async function textDatesOf(
  payload: Payload,
  documents: readonly { collection: string; id: string }[],
): Promise<Record<string, Record<string, TextDates>>> {
  const keys = new Map(documents.map(({ collection, id }) => [recordKey(collection, id), `${collection}#${id}`]))
  if (keys.size === 0) return {}
  const { docs } = await payload.db.find<{ key: string; data?: Writers }>({
    collection: 'payload-kv',
    where: { key: { in: [...keys.keys()] } },
    pagination: false,
    req: {},
  })
  return Object.fromEntries(docs.map(({ key, data }) => [keys.get(key), datesIn(data ?? {})]))
}

function datesIn({ fields = {}, reviewed = {} }: Writers): Record<string, TextDates> {
  const dates: Record<string, TextDates> = {}
  for (const [key, { at }] of Object.entries(fields)) {
    const [path = '', locale] = key.split(':')
    dates[path] = { ...dates[path], ...(locale === 'en' ? { english: at } : { french: at }) }
  }
  for (const [path, at] of Object.entries(reviewed)) dates[path] = { ...dates[path], reviewed: at }
  return dates
}

/** Returns the writers of the fields of a document in one language; of a field that is not recorded, `undefined`. */
export async function writersOf(req: PayloadRequest, collection: string, id: string): Promise<WriterOf> {
  const { fields = {} } = (await req.payload.kv.get<Writers>(recordKey(collection, id))) ?? {}
  const names = await namesOf(req.payload, [...new Set(Object.values(fields).map(({ user }) => user))])
  return (field) => {
    const [inLocale, inAll] = [fields[keyOf(field, req.locale)], fields[field.path]]
    const writer = inLocale && inAll ? (inLocale.at > inAll.at ? inLocale : inAll) : (inLocale ?? inAll)
    return writer && { ...writer, name: names.get(writer.user) }
  }
}

async function namesOf(payload: Payload, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const users = await findDocuments(payload, 'users', {
    where: { id: { in: ids } },
    select: { name: true },
    as: 'system',
  })
  return new Map(users.map(({ id, name }) => [id, name]))
}
