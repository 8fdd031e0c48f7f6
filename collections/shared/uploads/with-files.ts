import pLimit from 'p-limit'
import type { BaseDatabaseAdapter, CollectionSlug, Payload, PayloadRequest } from 'payload'
import { type Database, decorated } from '../../../src/database/decorate'
import { withTransactionOutcomes, writeWithOutcome } from '../../../src/database/transaction-outcomes'
import { type WriteArgs, wrapWrites } from '../../../src/database/write-methods'
import { isStoreUnreachable } from '../../../src/file-stores/store-unreachable'
import { refuseRequest } from '../messages'
import { addFiles, dropFiles } from './file-change'
import { fileNames } from './file-metadata'
import { type PendingFiles, takePendingFiles } from './pending-files'
import { storeOf } from './stores'
import { refuseUnreachable } from './unreachable-store'

/**
 * Writes the files of a document before the row that names them, and removes them when the row is not committed. Other
 * writes do not wait for it when it is the outermost decorator.
 */
export const withFilesFirst = (database: Database): Database =>
  decorated(withTransactionOutcomes(database), (adapter, payload) => {
    wrapWrites(adapter, ['create', 'updateOne'], (write) => async (args) => {
      const pending = takePendingFiles(args.req, args.data?.filename)
      if (!pending) return write(args)
      const outcome = await addOrRefuse(payload, args, pending)
      return writeWithOutcome(adapter, args.req, outcome, () => write(args))
    })
  })

async function addOrRefuse({ logger }: Payload, { req }: WriteArgs, { store, files }: PendingFiles) {
  try {
    return await addFiles(store, files, logger)
  } catch (err) {
    logger.error({ err, msg: 'The files of a document could not be written.' })
    if (isStoreUnreachable(err)) throw refuseUnreachable(req as PayloadRequest)
    throw refuseRequest(req as PayloadRequest, 500, {
      fr: 'Le fichier n’a pas pu être enregistré sur le serveur. Rien n’a changé : réessayez dans un instant.',
      en: 'The file could not be written on the server. Nothing was changed: try again in a moment.',
    })
  }
}

/**
 * Removes the files that a row no longer names once its change or its deletion is committed. The row is read inside the
 * write, so that files which another write has just given it are removed too. Needs `withFilesFirst` around it.
 */
export const withFileRemoval = (database: Database): Database =>
  decorated(database, (adapter, { logger }) => {
    // Without transactions, two writes of this process could both read the files that the first one replaces.
    const mutex = pLimit(1)
    wrapWrites(adapter, ['updateOne', 'deleteOne'], (write) => async (args) => {
      const store = storeOf(args.collection)
      // An update that does not name a file leaves those of the row.
      if (!store || (args.data && args.data.filename === undefined)) return write(args)
      return mutex(async () => {
        const names = await namesToRemove(adapter, args)
        if (names.length === 0) return write(args)
        const outcome = await dropFiles(store, names, logger)
        return writeWithOutcome(adapter, args.req, outcome, () => write(args))
      })
    })
  })

async function namesToRemove(adapter: BaseDatabaseAdapter, { collection, id, where, data, req }: WriteArgs) {
  const row = await adapter.findOne<{ id: string } & Record<string, unknown>>({
    collection: collection as CollectionSlug,
    where: (where ?? { id: { equals: id } }) as never,
    req: req as PayloadRequest | undefined,
  })
  const after = fileNames(data)
  return fileNames(row).filter((name) => !after.includes(name))
}
