import type { Field } from 'payload'
import { fieldAffectsData, fieldHasSubFields, tabHasName } from 'payload/shared'
import { isRecord } from '../../../src/domain/record'

type Data = Record<string, unknown>

/** A place in a document that contains the unpopulated id of another one. */
export interface Reference {
  collection: string
  /** Empty when population found no document. */
  id: string
  /** Whether `remove` removes the id only, and not the row or node around it. */
  isBare: boolean
  /** Whether it is an image inside a rich text. */
  isInText: boolean
  /** Replaces the id by the document. */
  populate: (doc: unknown) => void
  /** Removes the id, with the row or node that requires it. */
  remove: () => void
}

/** Returns all unpopulated references of a document to other documents. */
export function referencesIn(fields: Field[], doc: Data): Reference[] {
  const found: Reference[] = []
  collectReferences(fields, doc, found)
  return found
}

function collectReferences(fields: Field[], data: Data, found: Reference[], removeRow?: () => void): void {
  for (const field of fields) {
    if (field.type === 'tabs') {
      for (const tab of field.tabs) {
        const inside = tabHasName(tab) ? data[tab.name] : data
        if (isRecord(inside)) collectReferences(tab.fields, inside, found, removeRow)
      }
    } else if (field.type === 'relationship' || field.type === 'upload') {
      collectRelation(field, data, found, removeRow)
    } else if (field.type === 'richText') {
      collectUploads(data[field.name], found)
    } else if (field.type === 'array' || field.type === 'blocks') {
      collectRows(field, data, found)
    } else if (fieldHasSubFields(field)) {
      const inside = fieldAffectsData(field) ? data[field.name] : data
      if (isRecord(inside)) collectReferences(field.fields, inside, found, removeRow)
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
    const populate = (doc: unknown) => {
      data[field.name] = doc
    }
    found.push({ collection, id: value, isBare: !remove, isInText: false, populate, remove: remove || clear })
  } else if (value === null && field.required && removeRow) {
    // The document was deleted: SQLite empties the reference, MongoDB leaves the id.
    found.push({ collection, id: '', isBare: false, isInText: false, populate: () => {}, remove: removeRow })
  } else if (Array.isArray(value)) {
    for (const id of value) {
      if (typeof id !== 'string') continue
      const populate = (doc: unknown) => {
        value[value.indexOf(id)] = doc
      }
      found.push({ collection, id, isBare: true, isInText: false, populate, remove: () => removeFrom(value, id) })
    }
  }
}

function collectRows(field: Extract<Field, { type: 'array' | 'blocks' }>, data: Data, found: Reference[]) {
  const rows = data[field.name]
  if (!Array.isArray(rows)) return
  for (const row of [...rows]) {
    const fields =
      field.type === 'array' ? field.fields : (field.blocks.find(({ slug }) => slug === row.blockType)?.fields ?? [])
    if (isRecord(row)) collectReferences(fields, row, found, () => removeFrom(rows, row))
  }
}

function collectUploads(node: unknown, found: Reference[]): void {
  if (Array.isArray(node)) {
    for (const item of [...node]) {
      if (isRecord(item) && item.type === 'upload' && (typeof item.value === 'string' || item.value === null)) {
        const populate = (doc: unknown) => {
          item.value = doc
        }
        const remove = () => removeFrom(node, item)
        found.push({
          ...{ collection: String(item.relationTo), id: item.value ?? '' },
          ...{ isBare: false, isInText: true, populate, remove },
        })
      } else collectUploads(item, found)
    }
  } else if (isRecord(node)) for (const value of Object.values(node)) collectUploads(value, found)
}

function removeFrom(list: unknown[], item: unknown) {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
