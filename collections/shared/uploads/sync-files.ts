import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  PayloadRequest,
} from 'payload'
import { refuseRequest } from '../messages'
import { fileNames } from './file-metadata'
import type { FileStore } from './file-store'
import { takePendingFiles } from './pending-files'

/**
 * Writes the files of a saved document, then removes its former files. When the files cannot be written, the document is
 * restored to its former state.
 */
export const saveFiles =
  (store: FileStore): CollectionAfterChangeHook =>
  async ({ collection, data, doc, req }) => {
    const pending = takePendingFiles(req, data.filename)
    if (!pending) return doc
    const names = pending.files.map(({ name }) => name)
    const former = fileNames(pending.before).filter((name) => !names.includes(name))
    try {
      for (const { name, bytes } of pending.files) await store.put(name, bytes)
    } catch (err) {
      req.payload.logger.error({ err, msg: 'The files of a document could not be written.' })
      await restoreDocument(
        collection.slug as CollectionSlug,
        doc.id,
        pending.before && { ...blank(data), ...pending.before },
        req,
      )
      await discard(
        store,
        names.filter((name) => !fileNames(pending.before).includes(name)),
        req,
      )
      throw refuseRequest(req, 500, {
        fr: 'Le fichier n’a pas pu être enregistré sur le serveur. Rien n’a changé : réessayez dans un instant.',
        en: 'The file could not be written on the server. Nothing was changed: try again in a moment.',
      })
    }
    await discard(store, former, req)
    return doc
  }

// A file that no document names is never served, so a failed removal is only logged.
async function discard(store: FileStore, names: readonly string[], req: PayloadRequest): Promise<void> {
  try {
    await store.remove(names)
  } catch (err) {
    req.payload.logger.error({ err, msg: 'Unused files could not be removed.' })
  }
}

async function restoreDocument(
  collection: CollectionSlug,
  id: string,
  before: Record<string, unknown> | undefined,
  req: PayloadRequest,
) {
  if (before) await req.payload.db.updateOne({ collection, id, data: before, returning: false, req })
  else await req.payload.db.deleteOne({ collection, where: { id: { equals: id } }, req })
}

// MongoDB omits empty fields: those that the failed change wrote have to be set to null.
const blank = (data: Record<string, unknown>) => Object.fromEntries(Object.keys(data).map((name) => [name, null]))

const filesToRemove = new WeakMap<PayloadRequest, Map<unknown, string[]>>()

/** Reads the file names of a document before it is deleted: the deleted document may not contain them all. */
export const collectFilesToRemove: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const slug = collection.slug as CollectionSlug
  const row = await req.payload.db.findOne({ collection: slug, where: { id: { equals: id } }, req })
  const names = filesToRemove.get(req) ?? new Map<unknown, string[]>()
  filesToRemove.set(req, names.set(id, fileNames(row as Record<string, unknown> | null)))
}

/** Removes the files of a deleted document. */
export const removeFiles =
  (store: FileStore): CollectionAfterDeleteHook =>
  async ({ doc, id, req }) => {
    await discard(store, filesToRemove.get(req)?.get(id) ?? [], req)
    filesToRemove.get(req)?.delete(id)
    return doc
  }
