import { createHash } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from './find-documents'

/** What is stored of the address of a withdrawn person, which contains their name: a hash. */
export const withdrawnAddress = (collection: string, slug: string): string =>
  createHash('sha256').update(`${collection}/${slug}`).digest('base64url')

/** Whether the document that had an address was withdrawn by the person it is about, or by the staff for them. */
export async function isWithdrawnAddress(
  source: Payload | PayloadRequest,
  collection: string,
  slug: string,
): Promise<boolean> {
  const where = { addresses: { in: [withdrawnAddress(collection, slug)] } }
  return (await findDocuments(source, 'withdrawals', { where, limit: 1, as: 'system' })).length > 0
}
