import type { PayloadRequest } from 'payload'
import { RETRY_AFTER } from '../../../src/database/busy'
import { filesUnreachable, isStoreUnreachable } from '../../../src/file-stores/store-unreachable'
import { refuseRequest } from '../messages'

/** Returns the error of a request that needs files while their store does not answer: status 503. */
export function refuseUnreachable(req: PayloadRequest): Error {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', RETRY_AFTER)
  return refuseRequest(req, 503, filesUnreachable.message, filesUnreachable.code)
}

/** Runs a part of a request that reads files, and refuses the request while their store does not answer. */
export async function unlessUnreachable<Result>(req: PayloadRequest, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    throw isStoreUnreachable(error) ? refuseUnreachable(req) : error
  }
}
