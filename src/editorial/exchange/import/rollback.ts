import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { isolatedRequest } from '../../../../collections/shared/isolated-request'
import { searchKey } from '../../../domain/text'
import { latestVersions } from '../../latest-versions'
import { yieldToEventLoop } from '../../yield-to-event-loop'
import type { Stored } from '../current-state'
import { closeRecord, type ImportRecord, importTag, type StoredImport } from './import-record'
import type { ImportedCollection } from './planned-write'
import { restoreDocument } from './restore-document'

/** An import of another process without a heartbeat for this long counts as interrupted. */
const HEARTBEAT_TIMEOUT_MS = 60_000
const running = new Set<string>()

/** Rolls back the imports that an ended process left unfinished. Called before each import. */
export async function rollbackAbandoned(req: PayloadRequest): Promise<void> {
  const where: Where = { state: { equals: 'under-way' } }
  const unfinished = await findDocuments<StoredImport>(req, 'imports', { ...latestVersions, where })
  // One process writes to an embedded database, and it imports one file at a time.
  const isOnlyProcess = req.payload.db.name === 'sqlite'
  for (const { id, updatedAt } of unfinished) {
    const hasTimedOut = Date.now() - new Date(updatedAt).getTime() > HEARTBEAT_TIMEOUT_MS
    if (isOnlyProcess || hasTimedOut) await rollback(req, id)
  }
}

/**
 * Rolls back all writes of an unfinished import, except where somebody has changed a document since. `record` is the
 * record in memory of an import that is still running.
 */
export async function rollback(req: PayloadRequest, id: string, record?: ImportRecord): Promise<void> {
  if (running.has(id)) return
  running.add(id)
  try {
    const where: Where = { id: { equals: id } }
    const [stored] = await findDocuments<StoredImport>(req, 'imports', { ...latestVersions, where })
    if (!stored) return
    for (const changed of (record ?? stored.record)?.changed ?? []) {
      await restoreDocument(req, changed, stored.createdAt)
      await yieldToEventLoop()
    }
    await deleteCreated(req, stored)
    await closeRecord(req, id, 'undone')
  } finally {
    running.delete(id)
  }
}

/** Deletes what an import created: sessions and rooms by its tag, shared documents by their name and date. */
async function deleteCreated(req: PayloadRequest, { id, createdAt, record }: StoredImport): Promise<void> {
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
  const documents = await findDocuments<Stored>(req, collection, { ...latestVersions, where, trash: true })
  for (const { id, firstPublishedAt } of documents) {
    if (!firstPublishedAt) await deleteDocument(req, collection, id)
    await yieldToEventLoop()
  }
}

/** Deletes a document for good, its versions included. */
export async function deleteDocument(req: PayloadRequest, collection: ImportedCollection, id: string): Promise<void> {
  await req.payload.delete({ collection, id, trash: true, depth: 0, overrideAccess: true, req: isolatedRequest(req) })
}
