import type { PayloadRequest } from 'payload'
import type { NewFile } from './upload-rules'

/** Files that wait for their document to be saved, and the document as it was before. */
interface Incoming {
  files: NewFile[]
  before?: { id: string } & Record<string, unknown>
}

// Weak: the bytes of a refused document go with its request.
const waiting = new WeakMap<PayloadRequest, Incoming>()

/** Keeps files until their document is saved. */
export function setPendingFiles(req: PayloadRequest, incoming: Incoming): void {
  waiting.set(req, incoming)
}

/** The files of the document that was saved under `filename`, once. */
export function takePendingFiles(req: PayloadRequest, filename: unknown): Incoming | undefined {
  const incoming = waiting.get(req)
  if (incoming?.files[0]?.name !== filename) return undefined
  waiting.delete(req)
  return incoming
}
