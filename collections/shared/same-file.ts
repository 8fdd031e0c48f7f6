import type { PayloadRequest, Where } from 'payload'
import { NO_JOINS } from '../../src/database/no-joins'

interface Row {
  id: string
  checksum?: string | null
}

/**
 * The ids of the other images that were made of the same file. `checksum` is that of the image where it is known: a new image has
 * no `id` yet, and the checksum is hidden from ordinary reads. Images sent before checksums were stored have none.
 */
export async function imagesOfSameFile(
  req: PayloadRequest,
  { id, checksum }: { id?: string; checksum?: unknown },
): Promise<string[]> {
  if (id === undefined && typeof checksum !== 'string') return []
  const sum = typeof checksum === 'string' ? checksum : (await rows(req, { id: { equals: id } }))[0]?.checksum
  if (!sum) return []
  const same = await rows(req, { checksum: { equals: sum } })
  return same.map((row) => row.id).filter((other) => other !== id)
}

async function rows(req: PayloadRequest, where: Where): Promise<Row[]> {
  const search = { collection: 'media', where, limit: 0, pagination: false, joins: NO_JOINS, req } as const
  return (await req.payload.db.find<Row>(search)).docs
}
