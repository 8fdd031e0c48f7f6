import pLimit from 'p-limit'
import {
  commitTransaction,
  Forbidden,
  initTransaction,
  killTransaction,
  type PayloadRequest,
  type Where,
} from 'payload'
import { nextNumber } from '../../../collections/shared/counters/next-number'
import { findDocuments } from '../../../collections/shared/find-documents'
import { lastWriterOf } from '../../../collections/shared/hooks/record-last-writer'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import { refuseRequest } from '../../../collections/shared/messages'
import type { BoardSession, Placement } from '../../domain/board/session'
import { mayUpdate } from '../may-update'
import { findBoardSessions, readerOf } from './find-board-sessions'
import { refuseForeignRoom } from './foreign-room'

/** A move that a user requests: the new placement of a session, and the version of it that they saw. */
export interface RequestedMove extends Placement {
  session: string
  seen: string
  /** Whether the session is moved although a newer version exists. */
  anyway?: boolean
}

/** The session after the request, and who changed it when it was not moved. */
export type MoveOutcome = { moved: true; session: BoardSession } | { moved: false; session: BoardSession; by?: string }

/**
 * Saves the placement of a session as a draft; the published version stays. Throws when the placement lies outside the days
 * of the edition or in a room of another edition. `undefined` when the user sees no such session.
 */
export async function moveSession(
  req: PayloadRequest,
  edition: string,
  move: RequestedMove,
): Promise<MoveOutcome | undefined> {
  const { payload } = req
  const find = async () => {
    const where: Where = { and: [{ id: { equals: move.session } }, { edition: { equals: edition } }] }
    const [session] = await findBoardSessions(payload, where, readerOf(req.user, edition))
    return session
  }
  return mutex(async () => {
    const current = await find()
    if (!current) return undefined
    if (current.updatedAt !== move.seen && !move.anyway) {
      return { moved: false, session: current, by: await lastWriterOf(payload, 'sessions', current.id) }
    }
    // Before the comparison with the newest version, which a reader of the published one does not see.
    if ((await mayUpdate(req, 'sessions', current.id)) === 'refused') throw new Forbidden(req.t)
    await refuseForeignRoom(req, edition, move.room)
    await write(req, move, current.updatedAt)
    return { moved: true, session: (await find()) ?? current }
  })
}

// In this process no other move is saved between the comparison of the version and the write.
const mutex = pLimit(1)

async function write(req: PayloadRequest, { session, startsAt, endsAt, room }: RequestedMove, seen: string) {
  const ownsTransaction = await initTransaction(req)
  try {
    if (req.payload.db.name === 'mongoose' && (await req.transactionID)) await refuseConcurrentMove(req, session, seen)
    await req.payload.update({
      collection: 'sessions',
      id: session,
      data: { startsAt, endsAt, room } as never,
      locale: 'fr',
      draft: true,
      // A series of moves makes one version, so that it removes no older ones from the history.
      autosave: true,
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req: isolatedRequest(req),
    })
    if (ownsTransaction) await commitTransaction(req)
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

// The counter makes the transactions of two processes that move one session conflict.
async function refuseConcurrentMove(req: PayloadRequest, session: string, seen: string) {
  await nextNumber(req.payload, `move:${session}`, req)
  const where: Where = { id: { equals: session } }
  const [newest] = await findDocuments(req, 'sessions', { as: 'system', where, draft: true, trash: true })
  if (newest?.updatedAt !== seen) throw refuseRequest(req, 409, messages.concurrent)
}

const messages = {
  concurrent: {
    fr: 'Cette session vient d’être modifiée par une autre personne. Réessayez.',
    en: 'This session has just been changed by somebody else. Try again.',
  },
}
