import pLimit from 'p-limit'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest, type Where } from 'payload'
import { nextNumber } from '../../../collections/shared/counters/next-number'
import { lastWriterOf } from '../../../collections/shared/hooks/record-last-writer'
import { refuseField, refuseRequest } from '../../../collections/shared/messages'
import { aside, rows } from '../../../collections/shared/rows'
import type { BoardSession, Placement } from '../../domain/board/session'
import { readerOf } from './read-board'
import { findBoardSessions } from './sessions'

/** A change that somebody asks for: where the session goes, and which version of it they saw. */
export interface AskedMove extends Placement {
  session: string
  seen: string
  /** Move it although it was changed since: the person was told. */
  anyway?: boolean
}

/** What came of it: the session as it is now, and who changed it when it was not as expected. */
export type MoveOutcome = { moved: true; session: BoardSession } | { moved: false; session: BoardSession; by?: string }

/**
 * Gives a session its time and room, as a draft: what is public stays. Refused when it is not as the person saw it, when
 * somebody has its form open, outside the days of the edition, in a room of another edition. Nothing when the reader
 * sees no such session.
 */
export async function moveSession(
  req: PayloadRequest,
  edition: string,
  move: AskedMove,
): Promise<MoveOutcome | undefined> {
  const { payload } = req
  const find = async () => {
    const where: Where = { and: [{ id: { equals: move.session } }, { edition: { equals: edition } }] }
    const [session] = await findBoardSessions(payload, where, readerOf(req.user, edition))
    return session
  }
  return mutex(async () => {
    const found = await find()
    if (!found) return undefined
    if (found.updatedAt !== move.seen && !move.anyway) {
      return { moved: false, session: found, by: await lastWriterOf(payload, 'sessions', found.id) }
    }
    await refuseForeignRoom(req, edition, move.room)
    await write(req, move, found.updatedAt)
    return { moved: true, session: (await find()) ?? found }
  })
}

// Within this process nobody comes between the look at a version and the write over it.
const mutex = pLimit(1)

async function write(req: PayloadRequest, { session, startsAt, endsAt, room }: AskedMove, seen: string) {
  const ownsTransaction = await initTransaction(req)
  try {
    if (await req.transactionID) await refuseRace(req, session, seen)
    await req.payload.update({
      collection: 'sessions',
      id: session,
      data: { startsAt, endsAt, room } as never,
      locale: 'fr',
      draft: true,
      // One version for a series of moves, so that they do not push older ones out of the history.
      autosave: true,
      depth: 0,
      overrideAccess: false,
      overrideLock: false,
      user: req.user,
      req: aside(req),
    })
    if (ownsTransaction) await commitTransaction(req)
  } catch (error) {
    await killTransaction(req)
    throw isWriteConflict(error) ? refuseRequest(req, 409, raced) : error
  }
}

// Another process may be moving the same session: within the transaction one of the two meets a write conflict.
async function refuseRace(req: PayloadRequest, session: string, seen: string) {
  await nextNumber(req.payload, `move:${session}`, req)
  const [newest] = await rows(req.payload, 'sessions', { id: { equals: session } }, { req, draft: true })
  if (newest?.updatedAt === seen) return
  throw refuseRequest(req, 409, raced)
}

const raced = {
  fr: 'Cette session vient d’être modifiée par une autre personne. Réessayez.',
  en: 'This session has just been changed by somebody else. Try again.',
}

// https://www.mongodb.com/docs/manual/reference/error-codes/
const isWriteConflict = (error: unknown) => (error as { code?: unknown } | null)?.code === 112

async function refuseForeignRoom(req: PayloadRequest, edition: string, room: string | null) {
  if (!room) return
  const ofEdition: Where = { edition: { equals: edition } }
  const where: Where = { and: [{ id: { equals: room } }, ofEdition, { deletedAt: { exists: false } }] }
  const [own] = await rows(req.payload, 'rooms', where, { req, draft: true })
  if (own) return
  throw refuseField(req, 'sessions', 'room', {
    fr: 'Cette salle n’existe plus dans cette édition. Rechargez le programme et choisissez une autre salle.',
    en: 'There is no such room in this edition. Reload the programme and choose another room.',
  })
}
