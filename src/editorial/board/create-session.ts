import { Forbidden, type PayloadRequest } from 'payload'
import { worksOn } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import type { BoardSession, NewSession } from '../../domain/board/session'
import { findBoardSessions, readerOf } from './find-board-sessions'
import { refuseForeignRoom } from './foreign-room'

/**
 * Creates a session as a draft. Throws when the user may not write in the edition, and when the placement lies outside its
 * days or in a room of another edition. `undefined` when the user sees no such edition.
 */
export async function createSession(
  req: PayloadRequest,
  edition: string,
  { title, format, startsAt, endsAt, room }: NewSession,
): Promise<BoardSession | undefined> {
  const { payload, user } = req
  const reader = readerOf(user, edition)
  const where = { id: { equals: edition } }
  const [found] = await findDocuments(payload, 'editions', {
    as: { user },
    where,
    select: {},
    draft: reader.seesDrafts,
  })
  if (!found) return undefined
  if (!worksOn(user, edition)) throw new Forbidden(req.t)
  await refuseForeignRoom(req, edition, room)
  const { id } = await payload.create({
    collection: 'sessions',
    data: { title, format, edition, startsAt, endsAt, room } as never,
    locale: 'fr',
    draft: true,
    depth: 0,
    overrideAccess: false,
    user,
    req: isolatedRequest(req),
  })
  const [session] = await findBoardSessions(payload, { id: { equals: id } }, reader)
  return session
}
