import type { PayloadRequest } from 'payload'
import type { NewFile } from './upload-rules'

/** Files to save once their document is saved, and the document as it was before. */
interface PendingFiles {
  files: NewFile[]
  before?: { id: string } & Record<string, unknown>
}

// Weak: the bytes of a refused document are freed with its request.
const pending = new WeakMap<PayloadRequest, PendingFiles>()

/** Stores files with a request until their document is saved. */
export function setPendingFiles(req: PayloadRequest, files: PendingFiles): void {
  pending.set(req, files)
}

/** Returns and removes the pending files of the document saved under `filename`; `undefined` when there are none. */
export function takePendingFiles(req: PayloadRequest, filename: unknown): PendingFiles | undefined {
  const found = pending.get(req)
  if (found?.files[0]?.name !== filename) return undefined
  pending.delete(req)
  return found
}
