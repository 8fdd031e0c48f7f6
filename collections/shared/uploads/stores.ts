import { env } from '../../../src/env'
import type { FileStore } from '../../../src/file-stores/file-store'
import { isUploadCollection, type UploadStores, uploadStores } from '../../../src/file-stores/upload-stores'

/** Where the files of each upload collection are stored. */
export const stores: UploadStores = uploadStores(env)

/** Returns the store of a collection; `undefined` when its documents have no files. */
export const storeOf = (collection: string): FileStore | undefined =>
  isUploadCollection(collection) ? stores[collection] : undefined
