import type { PayloadRequest } from 'payload'
import type { FileFormat } from '../../../domain/exchange/drafts'
import type { Answers } from '../../../domain/exchange/questions'
import type { WrittenDocument as OperationDocument } from '../../undo/written-document'
import { createDocument, updateDocument } from '../../write-documents'
import type { ImportedCollection, PlannedWrite, Values } from './planned-write'

/** A document that an import wrote. */
export type WrittenDocument = OperationDocument<ImportedCollection>

/** A document that an import changed, with the values before and after. */
export interface ChangedDocument extends WrittenDocument {
  before: { data: Values; english: Values }
  after: { data: Values; english: Values }
}

/**
 * The writes of an import, for undoing it. It is stored before the first write, so that an interrupted import can be
 * rolled back. `names` identifies the shared documents to create, which have no tag of the import.
 */
export interface ImportRecord {
  names: { collection: 'speakers' | 'organisations'; name: string }[]
  created: WrittenDocument[]
  changed: ChangedDocument[]
}

/**
 * `under-way` and `undoing` are seen while the import runs on a database without transactions, and after its process died
 * there. An `interrupted` one was rolled back.
 */
export type ImportState = 'under-way' | 'applied' | 'interrupted' | 'undoing' | 'undone'

/** One document of the collection of imports. */
export interface StoredImport {
  id: string
  fileName: string
  edition: string
  state: ImportState
  createdAt: string
  updatedAt: string
  counts?: Counts | null
  record: ImportRecord | null
}

/** The number of documents that an import created, changed and left unchanged. */
export type Counts = Record<'created' | 'updated' | 'same', number>

/** The value of `copiedFrom` of the sessions and rooms that an import creates. */
export const importTag = (importId: string): string => `import:${importId}`

/** Stores the record of an import that is about to write. */
export async function openRecord(
  req: PayloadRequest,
  about: { fileName: string; format: FileFormat; edition: string; digest: string; answers: Answers; counts: Counts },
  writes: readonly PlannedWrite[],
): Promise<Pick<StoredImport, 'id' | 'createdAt'> & { record: ImportRecord }> {
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
  const { id, createdAt } = await createDocument(req, 'imports', {
    ...about,
    state: 'under-way',
    by: req.user?.id,
    record,
  })
  return { id: String(id), createdAt, record }
}

/** Stores the state of an import and, if given, its record. */
export async function closeRecord(
  req: PayloadRequest,
  id: string,
  state: ImportState,
  record?: ImportRecord,
): Promise<void> {
  await updateDocument(req, 'imports', id, { state, ...(record ? { record } : {}) })
}
