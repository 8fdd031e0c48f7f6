import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { type ReleasedProgramme, releasedFieldsOf } from '../../domain/release/programme'
import { latestVersions } from '../latest-versions'

/** A session with its localised fields in both languages. */
export interface SessionDoc {
  id: string
  _status?: 'draft' | 'published'
  updatedAt: string
  deletedAt?: string | null
  title?: { fr?: string; en?: string }
  [field: string]: unknown
}

/** Finds the newest versions of the sessions of an edition. Bypasses access control. */
export const latestSessions = (req: PayloadRequest, edition: string, { trash = false } = {}): Promise<SessionDoc[]> =>
  findDocuments<SessionDoc>(req, 'sessions', { ...latestVersions, where: { edition: { equals: edition } }, trash })

/** Finds the public versions of the sessions of an edition. Bypasses access control. */
export function publicSessions(req: PayloadRequest, edition: string): Promise<SessionDoc[]> {
  const where: Where = { and: [{ edition: { equals: edition } }, { _status: { equals: 'published' } }] }
  return findDocuments<SessionDoc>(req, 'sessions', { as: 'system', where, locale: 'all' })
}

/** Returns the programme that an edition shows when these versions of its sessions are public. */
export async function programmeWith(
  req: PayloadRequest,
  edition: string,
  sessions: SessionDoc[],
): Promise<ReleasedProgramme> {
  type Room = { id: string; name?: string }
  const where: Where = { edition: { equals: edition } }
  const rooms = await findDocuments<Room>(req, 'rooms', { ...latestVersions, where, trash: true })
  return {
    sessions: Object.fromEntries(sessions.map((session) => [session.id, releasedFieldsOf(session)])),
    rooms: Object.fromEntries(rooms.map(({ id, name }) => [id, name ?? ''])),
  }
}
