import type { CollectionAfterReadHook, Field, PayloadRequest } from 'payload'
import { fieldAffectsData, fieldHasSubFields, tabHasName } from 'payload/shared'
import { canReadDrafts, isStaff } from '../access/roles'
import { noteReadable, readableIds } from './readable-ids'

type Data = Record<string, unknown>

/** A place in a document that holds the bare id of another one, and how to take it out. */
interface Reference {
  collection: string
  id: string
  /** Whether it is the id alone that goes, and nothing around it. */
  isBare: boolean
  remove: () => void
}

/**
 * Takes the ids of documents the reader cannot read out of an answer: population leaves them there. A row of a list
 * goes with the document it requires, so that no empty row says that somebody is missing.
 */
export const hideUnreadableReferences: CollectionAfterReadHook = async ({ collection, doc, overrideAccess, req }) => {
  if (overrideAccess || isStaff(req.user) || canReadDrafts(req.user)) return doc
  noteReadable(req, collection.slug, String(doc.id))
  const found: Reference[] = []
  collectReferences(collection.fields, doc, found)
  // GraphQL never shows a bare id: what it cannot populate is null, or left out of its list.
  const references = req.payloadAPI === 'GraphQL' ? found.filter(({ isBare }) => !isBare) : found
  const readable = await readableByCollection(references, req)
  for (const reference of references.reverse()) {
    if (!readable.get(reference.collection)?.has(reference.id)) reference.remove()
  }
  return doc
}

async function readableByCollection(references: Reference[], req: PayloadRequest) {
  return new Map(
    await Promise.all(
      [...group(references)].map(
        async ([collection, list]) =>
          [
            collection,
            await readableIds(
              req,
              collection,
              list.map(({ id }) => id),
            ),
          ] as const,
      ),
    ),
  )
}

function group(references: Reference[]): Map<string, Reference[]> {
  const groups = new Map<string, Reference[]>()
  for (const reference of references) {
    groups.set(reference.collection, [...(groups.get(reference.collection) ?? []), reference])
  }
  return groups
}

function collectReferences(fields: Field[], data: Data, found: Reference[], removeRow?: () => void): void {
  for (const field of fields) {
    if (field.type === 'tabs') {
      for (const tab of field.tabs) {
        const inside = tabHasName(tab) ? data[tab.name] : data
        if (isData(inside)) collectReferences(tab.fields, inside, found, removeRow)
      }
    } else if (field.type === 'relationship' || field.type === 'upload') {
      collectRelation(field, data, found, removeRow)
    } else if (field.type === 'richText') {
      collectUploads(data[field.name], found)
    } else if (field.type === 'array' || field.type === 'blocks') {
      collectRows(field, data, found)
    } else if (fieldHasSubFields(field)) {
      const inside = fieldAffectsData(field) ? data[field.name] : data
      if (isData(inside)) collectReferences(field.fields, inside, found, removeRow)
    }
  }
}

function collectRelation(
  field: Extract<Field, { type: 'relationship' | 'upload' }>,
  data: Data,
  found: Reference[],
  removeRow?: () => void,
) {
  if (Array.isArray(field.relationTo)) return
  const collection = field.relationTo
  const value = data[field.name]
  if (typeof value === 'string') {
    const clear = () => {
      data[field.name] = null
    }
    const remove = field.required && removeRow
    found.push({ collection, id: value, isBare: !remove, remove: remove || clear })
  } else if (Array.isArray(value)) {
    for (const id of value) {
      if (typeof id === 'string') found.push({ collection, id, isBare: true, remove: () => removeFrom(value, id) })
    }
  }
}

function collectRows(field: Extract<Field, { type: 'array' | 'blocks' }>, data: Data, found: Reference[]) {
  const rows = data[field.name]
  if (!Array.isArray(rows)) return
  for (const row of [...rows]) {
    const fields =
      field.type === 'array' ? field.fields : (field.blocks.find(({ slug }) => slug === row.blockType)?.fields ?? [])
    if (isData(row)) collectReferences(fields, row, found, () => removeFrom(rows, row))
  }
}

function collectUploads(node: unknown, found: Reference[]): void {
  if (Array.isArray(node)) {
    for (const item of [...node]) {
      if (isData(item) && item.type === 'upload' && typeof item.value === 'string') {
        const collection = String(item.relationTo)
        found.push({ collection, id: item.value, isBare: false, remove: () => removeFrom(node, item) })
      } else collectUploads(item, found)
    }
  } else if (isData(node)) for (const value of Object.values(node)) collectUploads(value, found)
}

function removeFrom(list: unknown[], item: unknown) {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
