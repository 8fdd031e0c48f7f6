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
 * Writes the files of a document that was saved, then removes those it had before. A document whose files cannot be
 * written becomes again what it was.
 */
export const saveFiles =
  (store: FileStore): CollectionAfterChangeHook =>
  async ({ collection, data, doc, req }) => {
    const incoming = takePendingFiles(req, data.filename)
    if (!incoming) return doc
    const names = incoming.files.map(({ name }) => name)
    const former = fileNames(incoming.before).filter((name) => !names.includes(name))
    try {
      for (const { name, bytes } of incoming.files) await store.put(name, bytes)
    } catch (error) {
      req.payload.logger.error(error)
      await undo(
        collection.slug as CollectionSlug,
        doc.id,
        incoming.before && { ...blank(data), ...incoming.before },
        req,
      )
      await discard(
        store,
        names.filter((name) => !fileNames(incoming.before).includes(name)),
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

// What no document names is served to nobody: a file that resists is a matter for the log.
async function discard(store: FileStore, names: readonly string[], req: PayloadRequest): Promise<void> {
  try {
    await store.remove(names)
  } catch (error) {
    req.payload.logger.error(error)
  }
}

async function undo(
  collection: CollectionSlug,
  id: string,
  before: Record<string, unknown> | undefined,
  req: PayloadRequest,
) {
  if (before) await req.payload.db.updateOne({ collection, id, data: before, returning: false, req })
  else await req.payload.db.deleteOne({ collection, where: { id: { equals: id } }, req })
}

// MongoDB leaves out what was never filled in: what the refused change wrote there has to be emptied.
const blank = (data: Record<string, unknown>) => Object.fromEntries(Object.keys(data).map((name) => [name, null]))

const doomed = new WeakMap<PayloadRequest, Map<unknown, string[]>>()

/** Notes the files of a document that is about to be deleted: the answer may not name them. */
export const collectFilesToRemove: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const slug = collection.slug as CollectionSlug
  const row = await req.payload.db.findOne({ collection: slug, where: { id: { equals: id } }, req })
  const names = doomed.get(req) ?? new Map<unknown, string[]>()
  doomed.set(req, names.set(id, fileNames(row as Record<string, unknown> | null)))
}

/** Removes the files of a deleted document. */
export const removeFiles =
  (store: FileStore): CollectionAfterDeleteHook =>
  async ({ doc, id, req }) => {
    await discard(store, doomed.get(req)?.get(id) ?? [], req)
    doomed.get(req)?.delete(id)
    return doc
  }
