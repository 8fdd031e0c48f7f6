import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { RESTORES_WHOLE } from '../../../collections/shared/hooks/keep-video'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import { type ReleasedSession, valuesToRestore } from '../../domain/release/programme'
import { latestVersions } from '../latest-versions'
import { updateDocument } from '../write-documents'
import type { SessionDoc } from './sessions'

/**
 * Publishes a session with the fields that a release has, in both languages; fields that the release does not have are
 * emptied. The fields are stored as a version of the session, which is then restored as editors restore a version.
 */
export async function publishFields(req: PayloadRequest, id: string, fields: ReleasedSession): Promise<void> {
  const where = { id: { equals: id } }
  const [found] = await findDocuments<SessionDoc>(req, 'sessions', { ...latestVersions, where, trash: true })
  if (found?.deletedAt) await updateDocument(req, 'sessions', id, { deletedAt: null }, { trash: true })
  const [session] = await findDocuments<SessionDoc>(req, 'sessions', { ...latestVersions, where })
  if (!session) throw new Error('A session disappeared while it was written.')
  const { id: _, ...current } = session
  const now = new Date().toISOString()
  const version = await req.payload.db.createVersion({
    collectionSlug: 'sessions',
    parent: id,
    autosave: false,
    createdAt: now,
    updatedAt: now,
    versionData: { ...current, ...valuesToRestore(fields), _status: 'published', updatedAt: now } as never,
    req: isolatedRequest(req),
  })
  // Payload writes to the context that a version is being restored: the context of later operations must not have it.
  const own = isolateObjectProperty(isolatedRequest(req), 'context')
  own.context = { ...req.context, [RESTORES_WHOLE]: true }
  await req.payload.restoreVersion({ collection: 'sessions', id: version.id, depth: 0, overrideAccess: true, req: own })
}

/** Unpublishes a session: it becomes a draft. */
export async function unpublish(req: PayloadRequest, id: string): Promise<void> {
  await updateDocument(req, 'sessions', id, { _status: 'draft' }, { trash: true })
}
