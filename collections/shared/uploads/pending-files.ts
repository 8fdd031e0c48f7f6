import type { PayloadRequest } from 'payload'
import type { FileStore } from '../../../src/file-stores/file-store'
import type { NewFile } from './upload-rules'

/** The files of a document that is about to be written. */
export interface PendingFiles {
  store: FileStore
  /** The files to write, the main one first. */
  files: NewFile[]
}

// Weak: the bytes of a refused document are freed with its request.
const pending = new WeakMap<object, PendingFiles>()

/** Stores files with a request until the row that names them is written. */
export function setPendingFiles(req: PayloadRequest, files: PendingFiles): void {
  pending.set(req, files)
}

/** Returns and removes the pending files of the row to write under `filename`; `undefined` when there are none. */
export function takePendingFiles(req: object | undefined, filename: unknown): PendingFiles | undefined {
  const found = req && pending.get(req)
  if (!req || found?.files[0]?.name !== filename) return undefined
  pending.delete(req)
  return found
}
