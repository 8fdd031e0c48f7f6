import type { PayloadRequest } from 'payload'
import { aside } from '../../../../collections/shared/rows'
import type { FileFormat } from '../../../domain/exchange/drafts'
import type { ImportedCollection, PlannedWrite, Values } from './planned-write'

/** A document that an import made, and when it was last changed by it. */
export interface Made {
  collection: ImportedCollection
  id: string
  label: string
  updatedAt?: string
}

/** A document that an import changed: what it replaced, and what it wrote. */
export interface Changed extends Made {
  before: { data: Values; english: Values }
  after: { data: Values; english: Values }
}

/**
 * What an import keeps of itself. Written before anything else with all it is about to do, so that one that is stopped
 * can be taken back; `names` are those of shared documents it makes, which carry no mark of their own.
 */
export interface ImportRecord {
  names: { collection: 'speakers' | 'organisations'; name: string }[]
  created: Made[]
  changed: Changed[]
}

/** One row of the collection of imports. */
export interface ImportRow {
  id: string
  fileName: string
  edition: string
  state: 'under-way' | 'applied' | 'undone'
  createdAt: string
  updatedAt: string
  record: ImportRecord | null
}

/** How many documents an import made, changed and left as they were. */
export type Counts = Record<'created' | 'updated' | 'same', number>

/** The mark of the sessions and rooms that an import makes. */
export const markOf = (importId: string): string => `import:${importId}`

/** Opens the record of an import that is about to write. */
export async function openRecord(
  req: PayloadRequest,
  about: { fileName: string; format: FileFormat; edition: string; counts: Counts },
  writes: readonly PlannedWrite[],
): Promise<{ id: string; record: ImportRecord }> {
  const record: ImportRecord = {
    names: writes.flatMap(({ action, collection, label }) =>
      action === 'create' && (collection === 'speakers' || collection === 'organisations')
        ? [{ collection, name: label }]
        : [],
    ),
    created: [],
    changed: writes.flatMap(({ action, collection, id, label, before, data, english }) =>
      action === 'update' && id ? [{ collection, id, label, before, after: { data, english } }] : [],
    ),
  }
  const { id } = await req.payload.create({
    collection: 'imports',
    data: { ...about, state: 'under-way', by: req.user?.id, record: record as never } as never,
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
  return { id: String(id), record }
}

/** Writes what became of an import. */
export async function closeRecord(
  req: PayloadRequest,
  id: string,
  state: ImportRow['state'],
  record?: ImportRecord,
): Promise<void> {
  await req.payload.update({
    collection: 'imports',
    id,
    data: { state, ...(record ? { record: record as never } : {}) },
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
}

/** Tells other processes that an import goes on. */
export const keepAlive = (req: PayloadRequest, id: string): Promise<void> => closeRecord(req, id, 'under-way')
