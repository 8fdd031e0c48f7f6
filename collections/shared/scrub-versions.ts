import type { PayloadRequest, Where } from 'payload'
import { isolatedRequest } from './isolated-request'

type Person = 'testimonials' | 'speakers'

/** Deletes the versions of a document but the newest, in the transaction of a request. Returns the newest; `undefined` without any. */
export async function scrubFormerVersions(req: PayloadRequest, collection: Person, id: string) {
  const { db } = req.payload
  const ofDocument: Where = { parent: { equals: id } }
  const search = { collection, where: ofDocument, sort: '-updatedAt', limit: 1, pagination: false } as const
  const own = isolatedRequest(req)
  const [newest] = (await db.findVersions<Record<string, unknown>>({ ...search, req: own })).docs
  if (!newest) return undefined
  const where: Where = { and: [ofDocument, { id: { not_equals: newest.id } }] }
  await db.deleteVersions({ collection, where, req: own })
  return newest
}
