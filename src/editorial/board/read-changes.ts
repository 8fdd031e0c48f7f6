import type { Payload, PayloadRequest } from 'payload'
import type { BoardChanges } from '../../domain/board/session'
import { formsOpen, namesOf } from './locks'
import { newest, readerOf, readFrame } from './read-board'
import { findBoardSessions } from './sessions'

// Clocks of two servers differ, and a write is seen a little after the moment it names.
const OVERLAP_MS = 10_000

/** What became of the board of an edition since `stamp`: little to read, so that it can be asked often. */
export async function readChanges(
  payload: Payload,
  user: PayloadRequest['user'],
  edition: string,
  stamp: string,
): Promise<BoardChanges> {
  const reader = readerOf(user, edition)
  const since = new Date(new Date(stamp).getTime() - OVERLAP_MS).toISOString()
  const ofEdition = { edition: { equals: edition } }
  const [all, sessions, frame] = await Promise.all([
    payload.find({
      collection: 'sessions',
      where: ofEdition,
      select: {},
      draft: reader.seesDrafts,
      depth: 0,
      pagination: false,
      joins: false as never,
      overrideAccess: false,
      user,
    }),
    findBoardSessions(payload, { and: [ofEdition, { updatedAt: { greater_than: since } }] }, reader),
    readFrame(payload, edition),
  ])
  const [people, locks] = await Promise.all([
    namesOf(
      payload,
      'speakers',
      sessions.flatMap((session) => session.people),
    ),
    formsOpen(
      payload,
      user,
      all.docs.map(({ id }) => id),
    ),
  ])
  return { sessions, people, locks, count: all.docs.length, stamp: newest(sessions, stamp), frame }
}
