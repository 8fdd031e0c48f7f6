import type { PayloadRequest } from 'payload'
import { aside, idOf } from '../../../collections/shared/rows'
import type { ReleasedProgramme, SessionFields } from '../../domain/release/programme'
import { newest } from '../newest'

/** The fields of a session that a release shows, keeps and can give back. */
export const releasedFields = [
  ...['title', 'abstract', 'format', 'track', 'startsAt', 'endsAt', 'room', 'participants', 'status', 'notice'],
  ...['capacity', 'registrationUrl', 'accessibility', 'recording'],
]

/** A session with its localised fields in both languages. */
export interface SessionDoc {
  id: string
  _status?: 'draft' | 'published'
  updatedAt: string
  title?: { fr?: string; en?: string }
  [field: string]: unknown
}

/** What an edition shows once some versions of its sessions are public. */
export async function shownBy(
  req: PayloadRequest,
  edition: string,
  sessions: SessionDoc[],
): Promise<ReleasedProgramme> {
  const rooms = await newest<{ id: string; name?: string }>(
    req,
    'rooms',
    { edition: { equals: edition } },
    { trash: true },
  )
  return {
    sessions: Object.fromEntries(sessions.map((session) => [session.id, fieldsOf(session)])),
    rooms: Object.fromEntries(rooms.map(({ id, name }) => [id, name ?? ''])),
  }
}

/** The public sessions of an edition as they are now. */
export async function publicSessions(req: PayloadRequest, edition: string): Promise<SessionDoc[]> {
  const { docs } = await req.payload.find({
    collection: 'sessions',
    where: { and: [{ edition: { equals: edition } }, { _status: { equals: 'published' } }] },
    depth: 0,
    draft: false,
    joins: false as never,
    pagination: false,
    locale: 'all',
    overrideAccess: true,
    req: aside(req),
  })
  return docs as unknown as SessionDoc[]
}

function fieldsOf(session: SessionDoc): SessionFields {
  const fields: SessionFields = {}
  for (const name of releasedFields) {
    const value = session[name]
    if (value !== null && value !== undefined) fields[name] = value
  }
  const participants = (fields.participants ?? []).map(({ speaker, role }) => ({ speaker: idOf(speaker) ?? '', role }))
  return { ...fields, room: idOf(fields.room), participants }
}
