import type { Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { searchKey } from '../../../domain/text'
import { deleteForGood, findTraces } from '../../ghost-drafts'
import { latestVersions } from '../../latest-versions'
import { yieldToEventLoop } from '../../yield-to-event-loop'
import { closeRecord, type ImportRecord, type ImportState, importTag, type StoredImport } from './import-record'
import type { ImportedCollection } from './planned-write'
import { restoreDocument } from './restore-document'

const unfinished: Where = { state: { in: ['under-way', 'undoing'] } }

/** Whether an import or an undo is under way, or was interrupted, on a database without transactions. */
export const hasUnfinished = async (payload: Payload): Promise<boolean> =>
  (await payload.count({ collection: 'imports', where: unfinished, overrideAccess: true })).totalDocs > 0

/**
 * Rolls back the imports whose process died, and finishes undoing those that were being undone. Returns how many. Runs
 * with the lease: none of them is under way.
 */
export async function rollbackUnfinished(req: PayloadRequest): Promise<number> {
  const imports = await findDocuments<StoredImport>(req, 'imports', { ...latestVersions, where: unfinished })
  for (const stored of imports) await rollback(req, stored, stored.state === 'undoing' ? 'undone' : 'interrupted')
  return imports.length
}

/**
 * Rolls back all writes of an import, except where somebody has changed a document since, and stores its new state.
 * `record` is the record in memory of an import that is still running. Can be interrupted, and run again.
 */
export async function rollback(
  req: PayloadRequest,
  stored: Pick<StoredImport, 'id' | 'createdAt' | 'record'>,
  state: ImportState,
  record?: ImportRecord,
): Promise<void> {
  for (const changed of (record ?? stored.record)?.changed ?? []) {
    await restoreDocument(req, changed, stored.createdAt)
    await yieldToEventLoop()
  }
  await deleteCreated(req, stored)
  await closeRecord(req, stored.id, state)
}

type Created = Pick<StoredImport, 'id' | 'createdAt' | 'record'>

/** Deletes what an import created: sessions and rooms by its tag, shared documents by their name and date. */
async function deleteCreated(req: PayloadRequest, { id, createdAt, record }: Created): Promise<void> {
  const tagged: Where = { copiedFrom: { equals: importTag(id) } }
  await deleteNeverPublic(req, 'sessions', tagged)
  await deleteNeverPublic(req, 'rooms', tagged)
  for (const collection of ['speakers', 'organisations'] as const) {
    const names = record?.names.filter((one) => one.collection === collection).map(({ name }) => searchKey(name))
    if (!names?.length) continue
    await deleteNeverPublic(req, collection, {
      and: [{ nameKey: { in: names } }, { createdAt: { greater_than_equal: createdAt } }],
    })
  }
}

/** Deletes, with their versions, the documents that were never public. */
async function deleteNeverPublic(req: PayloadRequest, collection: ImportedCollection, where: Where): Promise<void> {
  for (const { id, firstPublishedAt } of await findTraces(req, collection, where)) {
    if (!firstPublishedAt) await deleteForGood(req, collection, id)
    await yieldToEventLoop()
  }
}
