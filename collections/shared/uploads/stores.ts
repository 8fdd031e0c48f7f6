import { resolve } from 'node:path'
import { env } from '../../../src/env'
import { type FileStore, folderStore } from './file-store'

/** Where the files of each upload collection are stored. */
export const stores = {
  media: folderStore(resolve(env.MEDIA_DIR)),
  documents: folderStore(resolve(env.DOCUMENTS_DIR)),
} satisfies Record<string, FileStore>

/** A collection whose documents have files. */
export type UploadCollection = keyof typeof stores

/** Returns the store of a collection; `undefined` when its documents have no files. */
export const storeOf = (collection: string): FileStore | undefined =>
  collection in stores ? stores[collection as UploadCollection] : undefined
