import type { Backend } from './backend'
import { type Document, listOf, numberOf, textOf } from './bson'

/** A document that a write concerns: `before` is `undefined` when it does not exist yet. */
export interface Concerned {
  collection: string
  id: unknown
  before?: Document
}

/** The commands that write documents, and the list of their statements. */
const statements: Record<string, string> = { insert: 'documents', update: 'updates', delete: 'deletes' }

export const nameOf = (command: Document): string => Object.keys(command)[0] ?? ''

export const isWrite = (command: Document): boolean =>
  nameOf(command) in statements || nameOf(command).toLowerCase() === 'findandmodify'

export const collectionOf = (command: Document): string => String(command[nameOf(command)])

export const keyOf = (collection: string, id: unknown): string => `${collection} ${textOf(id)}`

/** Reads the documents that a write is about to change. */
export async function concernedDocuments(backend: Backend, command: Document): Promise<Concerned[]> {
  const name = nameOf(command)
  const collection = collectionOf(command)
  const list = listOf(command[statements[name] ?? ''])
  if (name === 'insert') return list.map(({ _id }) => ({ collection, id: _id }))
  const found = new Map<string, Concerned>()
  for (const query of list.length > 0 ? list.map(queryOf) : [{ ...command, filter: command.query ?? {}, limit: 1 }]) {
    const { filter, sort, limit, collation } = query as Document
    const documents = await read(backend, command, { filter, sort, limit, collation })
    for (const before of documents) found.set(textOf(before._id), { collection, id: before._id, before })
  }
  return [...found.values()]
}

/** The options of the find that matches what a statement of `update` or `delete` changes. */
function queryOf({ q, multi, limit, collation }: Document): Document {
  const isSingle = limit === undefined ? multi !== true : numberOf(limit) === 1
  return { filter: q, limit: isSingle ? 1 : undefined, collation }
}

/** Reads the documents as they are after a write, by their identifiers; those that an upsert created are added. */
export async function documentsAfter(
  backend: Backend,
  command: Document,
  concerned: Concerned[],
  reply: Document,
): Promise<{ concerned: Concerned; after?: Document }[]> {
  const collection = collectionOf(command)
  const upserted = [...listOf(reply.upserted), { _id: (reply.lastErrorObject as Document | undefined)?.upserted }]
  const created = upserted
    .filter(({ _id }) => _id !== undefined && _id !== null)
    .map(({ _id }) => ({ collection, id: _id }))
  const all = [...concerned, ...created]
  if (all.length === 0) return []
  const documents = await read(backend, command, { filter: { _id: { $in: all.map(({ id }) => id) } } })
  const byId = new Map(documents.map((document) => [textOf(document._id), document]))
  return all.map((each) => ({ concerned: each, after: byId.get(textOf(each.id)) }))
}

async function read(backend: Backend, command: Document, options: Document): Promise<Document[]> {
  const defined = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const reply = await backend.command({
    find: collectionOf(command),
    ...defined,
    batchSize: 1_000_000,
    singleBatch: true,
    $db: command.$db,
  })
  return listOf((reply.cursor as Document | undefined)?.firstBatch)
}
