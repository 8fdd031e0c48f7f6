import type { PayloadRequest } from 'payload'
import { aside } from '../../../../collections/shared/rows'
import type { Made } from './record'

/**
 * Takes away the draft that an import put over a published document, which then has nothing pending, as before. Says
 * `false`, and does nothing, where there was a draft already.
 */
export async function discardDraft(req: PayloadRequest, { collection, id }: Made, since: string): Promise<boolean> {
  const { db } = req.payload
  const ofDocument = { collection, req: aside(req) }
  const { docs } = await db.findVersions<{ _status?: string }>({
    ...ofDocument,
    where: { and: [{ parent: { equals: id } }, { createdAt: { less_than: since } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
  })
  const [previous] = docs
  if (previous?.version._status !== 'published') return false
  await db.deleteVersions({
    ...ofDocument,
    where: { and: [{ parent: { equals: id } }, { createdAt: { greater_than_equal: since } }] },
  })
  await db.updateVersion({ ...ofDocument, id: previous.id, versionData: { ...previous, latest: true } })
  return true
}
