import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { BoardChanges } from '../../domain/board/session'
import { type BoardReader, findBoardSessions, readerOf } from './find-board-sessions'
import { findLockHolders, findNames } from './lock-holders'
import { lastUpdate, readFrame } from './read-board'

// The clocks of two servers differ, and a write becomes visible a little after its time.
const OVERLAP_MS = 10_000

/**
 * Reads the changes of the board of an edition since `stamp`; `undefined` when the user may not read the edition. It reads
 * little, so that it can be polled.
 */
export async function readChanges(
  payload: Payload,
  user: PayloadRequest['user'],
  edition: string,
  stamp: string,
): Promise<BoardChanges | undefined> {
  const reader = readerOf(user, edition)
  if (!(await mayRead(payload, reader, edition))) return undefined
  const since = new Date(new Date(stamp).getTime() - OVERLAP_MS).toISOString()
  const ofEdition = { edition: { equals: edition } }
  const [all, sessions, frame] = await Promise.all([
    findDocuments(payload, 'sessions', { as: { user }, where: ofEdition, select: {}, draft: reader.seesDrafts }),
    findBoardSessions(payload, { and: [ofEdition, { updatedAt: { greater_than: since } }] }, reader),
    readFrame(payload, reader, edition),
  ])
  const people = sessions.flatMap((session) => session.people)
  const ids = all.map(({ id }) => id)
  const [names, locks] = await Promise.all([
    findNames(payload, 'speakers', people),
    findLockHolders(payload, user, ids),
  ])
  return { sessions, people: names, locks, count: all.length, stamp: lastUpdate(sessions, stamp), frame }
}

async function mayRead(payload: Payload, { user, seesDrafts }: BoardReader, edition: string): Promise<boolean> {
  const where = { id: { equals: edition } }
  const options = { as: { user }, where, select: {}, draft: seesDrafts }
  return (await findDocuments(payload, 'editions', options)).length > 0
}
