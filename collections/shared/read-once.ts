import { getDataLoader, isolateObjectProperty, type PayloadRequest } from 'payload'

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

/** Whether a request belongs to an operation on many documents. */
export const isReadingOnce = ({ context }: Partial<PayloadRequest>): boolean => context?.[READS] !== undefined

/** Returns what `read` returned for the same key earlier in an operation on many documents; in any other one it reads. */
export function readOnce<Result>(req: PayloadRequest, key: string, read: () => Promise<Result>): Promise<Result> {
  const reads = req.context[READS] as Map<string, Promise<Result>> | undefined
  if (!reads) return read()
  const reading = reads.get(key) ?? read()
  reads.set(key, reading)
  return reading
}

/**
 * The same for what another request may change: in a transaction it stays as it was read, and a change that was not seen makes
 * the transaction fail. Without one it is read each time.
 */
export async function readOnceInTransaction<Result>(
  req: PayloadRequest,
  key: string,
  read: () => Promise<Result>,
): Promise<Result> {
  return (await req.transactionID) === undefined ? read() : readOnce(req, key, read)
}

/**
 * The request of one write of an operation on many documents, which checks each reference once: many of them lead to the same
 * edition and the same rooms. Any other request is returned as it is.
 */
export function checkingReferencesOnce(req: PayloadRequest): PayloadRequest {
  if (!isReadingOnce(req)) return req
  const loader = getDataLoader(req)
  const { find } = loader
  // Only the check of a reference finds documents through this loader; whatever else it loads is loaded anew for each write.
  loader.find = (args) =>
    readOnce(req, JSON.stringify([args.collection, args.where, args.overrideAccess]), () => find(args))
  req.payloadDataLoader = loader
  return req
}
