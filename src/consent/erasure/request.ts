import type { PayloadRequest } from 'payload'
import type { Subject } from '../withdraw/people'
import { findErasure } from './erase'

/**
 * Records that a person asks to be erased, in the transaction of a request. An administrator carries it out: an erasure cannot be
 * undone, and whoever holds a link may not be the person. Can be repeated.
 */
export async function requestErasure(req: PayloadRequest, { collection, id }: Subject): Promise<void> {
  const found = await findErasure(req, id)
  if (found) return
  const data = { state: 'requested', subjectCollection: collection, subject: id, requestedAt: new Date().toISOString() }
  await req.payload.db.create({ collection: 'erasures', data, req, returning: false })
}
