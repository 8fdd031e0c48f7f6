import { isolateObjectProperty, type PayloadRequest } from 'payload'

const READS = 'readOnce'

/**
 * The request of an operation on many documents whose hooks read a document that all of them share once. For documents that
 * the operation does not change, such as the edition of imported sessions.
 */
export function readingOnce(req: PayloadRequest): PayloadRequest {
  const own = isolateObjectProperty(req, 'context')
  own.context = { ...req.context, [READS]: new Map() }
  return own
}

/** Returns what `read` returned for the same key earlier in an operation on many documents; in any other one it reads. */
export function readOnce<Result>(req: PayloadRequest, key: string, read: () => Promise<Result>): Promise<Result> {
  const reads = req.context[READS] as Map<string, Promise<Result>> | undefined
  if (!reads) return read()
  const reading = reads.get(key) ?? read()
  reads.set(key, reading)
  return reading
}
