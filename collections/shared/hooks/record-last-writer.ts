import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, Payload, PayloadRequest } from 'payload'
import { isSame } from '../../../src/domain/edits/is-same'
import { valueAt } from '../../../src/domain/edits/value-at'
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
}

const recordKey = (collection: string, id: string) => `last-writer:${collection}:${id}`

/** The name of the form in the context of a request whose save came from one. */
export const FORM = 'editedInForm'

/** Records which user creates a document. Writes without a user are ignored. */
export const recordCreator: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  if (operation === 'create') await record(req, collection.slug, String(doc.id), (user) => ({ user }))
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
  await record(req, collection.slug, String(originalDoc.id), (user, { fields }) => {
    const form = req.context[FORM]
    const writer: FieldWriter = { user, at: new Date().toISOString(), ...(typeof form === 'string' ? { form } : {}) }
    const keys = changed.map((field) => keyOf(field, req.locale))
    return { user, fields: { ...fields, ...Object.fromEntries(keys.map((key) => [key, writer])) } }
  })
  return data
}

async function record(
  req: PayloadRequest,
  collection: string,
  id: string,
  next: (user: string, before: Writers) => Writers,
): Promise<void> {
  if (req.user?.collection !== 'users') return
  const { payload } = req
  const key = recordKey(collection, id)
  const where = { key: { equals: key } }
  try {
    // MongoDB writes it outside the transaction, which two first records of one document would abort.
    const store = { collection: 'payload-kv' as const, req: payload.db.name === 'sqlite' ? req : {} }
    const row = await payload.db.findOne<{ id: string; data?: Writers }>({ ...store, where })
    await payload.db.upsert({ ...store, where, data: { key, data: next(String(req.user.id), row?.data ?? {}) } })
  } catch (err) {
    // Two concurrent first writes: either user may be recorded. A save never fails because of it.
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
