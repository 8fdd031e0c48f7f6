import type { Payload } from 'payload'
import { scrubFormerVersions } from '../../../collections/shared/scrub-versions'
import { asOneWrite } from '../transaction'
import type { Subject } from './people'

/** Deletes the versions of a document but the newest, which becomes a draft: none can be published again by restoring it. */
export function scrubVersions(payload: Payload, { collection, id }: Subject): Promise<void> {
  return asOneWrite(payload, async (req) => {
    const newest = await scrubFormerVersions(req, collection, id)
    if (!newest) return
    const versionData = { ...newest, latest: true, version: { ...newest.version, _status: 'draft' } } as never
    await payload.db.updateVersion({ collection, id: newest.id, versionData, returning: false, req })
  })
}
