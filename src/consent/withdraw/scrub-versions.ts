import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { scrubFormerVersions } from '../../../collections/shared/scrub-versions'
import { asOneWrite } from '../transaction'
import type { Subject } from './people'

/**
 * Deletes the versions of a document but the newest, which becomes a draft unless the document is published again: none of before can
 * be published by restoring it.
 */
export function scrubVersions(payload: Payload, { collection, id }: Subject): Promise<void> {
  return asOneWrite(payload, async (req) => {
    const newest = await scrubFormerVersions(req, collection, id)
    const where = { id: { equals: id } }
    const [doc] = await findDocuments<Published>(req, collection, { where, trash: true, as: 'system' })
    if (!newest || doc?._status === 'published') return
    const versionData = { ...newest, latest: true, version: { ...newest.version, _status: 'draft' } } as never
    await payload.db.updateVersion({ collection, id: newest.id, versionData, returning: false, req })
  })
}

interface Published {
  _status?: string | null
}
