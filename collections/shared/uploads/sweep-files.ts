import type { Payload, Where } from 'payload'
import { hasEnded } from '../../../src/database/own-process'
import type { FileNote } from '../../../src/file-stores/file-notes'
import type { UploadCollection } from '../../../src/file-stores/upload-stores'
import { fileNames } from './file-metadata'
import { stores } from './stores'

/** An upload or a deletion ends within this time: a write waits for a minute at most, and a transaction lasts as long. */
const LONGEST_WRITE_MS = 10 * 60_000

/**
 * Removes the files of uploads and deletions whose process died: those that they noted and that no row names. Other files
 * are never touched. Returns the number of files removed.
 */
export async function sweepFiles(payload: Payload): Promise<number> {
  let removed = 0
  for (const collection of Object.keys(stores) as UploadCollection[]) {
    const { notes } = stores[collection]
    const abandoned = (await notes.read()).filter((note) => isAbandoned(note, payload.db.name === 'sqlite'))
    for (const note of abandoned) removed += await removeUnnamed(payload, collection, note)
  }
  if (removed > 0) payload.logger.info(`Interrupted uploads: ${removed} files that no document names were removed.`)
  return removed
}

/** Whether nothing is left that writes the row of a note. The writers of an embedded database are on this machine. */
const isAbandoned = (note: FileNote, isEmbedded: boolean): boolean =>
  note.age > LONGEST_WRITE_MS || (isEmbedded && hasEnded(note))

async function removeUnnamed(payload: Payload, collection: UploadCollection, { id, names }: FileNote): Promise<number> {
  const store = stores[collection]
  const named = await namesInRows(payload, collection, names)
  const unnamed = names.filter((name) => !named.has(name))
  const present = await Promise.all(unnamed.map((name) => store.open(name)))
  await store.remove(unnamed)
  await store.notes.erase(id)
  return present.filter(Boolean).length
}

async function namesInRows(payload: Payload, collection: UploadCollection, names: string[]): Promise<Set<string>> {
  const { upload } = payload.collections[collection].config
  const sizes = upload.imageSizes ?? []
  const paths = ['filename', ...sizes.map(({ name }) => `sizes.${name}.filename`)]
  const where: Where = { or: paths.map((path) => ({ [path]: { in: names } })) }
  const { docs } = await payload.db.find<Record<string, unknown>>({ collection, where, pagination: false, limit: 0 })
  return new Set(docs.flatMap(fileNames))
}
