import type { Payload, PayloadRequest } from 'payload'
import { canPublish, worksOn } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Board, BoardEdition, BoardRoom, BoardSession, ElsewhereSession } from '../../domain/board/session'
import { DEFAULT_ZONE, endOfDay, instantAt, isTimeZone } from '../../domain/zone'
import { type BoardReader, findBoardSessions, peopleOf, readerOf } from './find-board-sessions'
import { findLockHolders, findNames } from './lock-holders'

/** Reads the board of an edition as a user may see it; `undefined` when they may not read the edition. */
export async function readBoard(
  payload: Payload,
  user: PayloadRequest['user'],
  editionId: string,
): Promise<Board | undefined> {
  const reader = readerOf(user, editionId)
  const edition = await readEdition(payload, reader, editionId)
  if (!edition) return undefined
  const sessions = await findBoardSessions(payload, { edition: { equals: editionId } }, reader)
  const people = [...new Set(sessions.flatMap((session) => session.people))]
  const sessionIds = sessions.map(({ id }) => id)
  const [frame, rooms, elsewhere, names, locks] = await Promise.all([
    readFrame(payload, reader, editionId),
    readRooms(payload, reader, editionId),
    readElsewhere(payload, user, edition, people),
    findNames(payload, 'speakers', people),
    findLockHolders(payload, user, sessionIds),
  ])
  return {
    edition,
    rooms,
    sessions,
    elsewhere,
    people: names,
    locks,
    canMove: worksOn(user, editionId),
    canPublish: canPublish(user),
    stamp: lastUpdate(sessions),
    frame,
  }
}

/** Returns when the newest of these sessions was saved; `least` when none is newer. */
export const lastUpdate = (sessions: Pick<BoardSession, 'updatedAt'>[], least = new Date(0).toISOString()): string =>
  [least, ...sessions.map(({ updatedAt }) => updatedAt)].sort().at(-1) ?? least

/** Returns a fingerprint of an edition and its rooms, which changes when the reader sees that one of them was saved. */
export async function readFrame(payload: Payload, { user, seesDrafts }: BoardReader, edition: string): Promise<string> {
  const options = { as: { user }, select: { updatedAt: true }, draft: seesDrafts }
  const [editions, rooms] = await Promise.all([
    findDocuments(payload, 'editions', { ...options, where: { id: { equals: edition } } }),
    findDocuments(payload, 'rooms', { ...options, where: { edition: { equals: edition } }, sort: 'id' }),
  ])
  return [...editions, ...rooms].map(({ id, updatedAt }) => `${id}@${updatedAt}`).join(' ')
}

async function readEdition(
  payload: Payload,
  { user, seesDrafts }: BoardReader,
  id: string,
): Promise<BoardEdition | undefined> {
  const [edition] = await findDocuments(payload, 'editions', {
    as: { user },
    where: { id: { equals: id } },
    select: { title: true, shortName: true, startsOn: true, endsOn: true, timezone: true, openingHours: true },
    draft: seesDrafts,
  })
  if (!edition) return undefined
  return {
    id: edition.id,
    title: edition.title ?? '',
    shortName: edition.shortName || edition.title || '',
    startsOn: edition.startsOn ?? null,
    endsOn: edition.endsOn ?? null,
    // The zone of a draft may be invalid.
    timezone: isTimeZone(edition.timezone) ? edition.timezone : DEFAULT_ZONE,
    openingHours: (edition.openingHours ?? []).map(({ day, opensAt, closesAt }) => ({ day, opensAt, closesAt })),
  }
}

async function readRooms(payload: Payload, { user, seesDrafts }: BoardReader, edition: string): Promise<BoardRoom[]> {
  const rooms = await findDocuments(payload, 'rooms', {
    as: { user },
    where: { edition: { equals: edition } },
    select: { name: true, capacity: true },
    sort: 'nameKey',
    draft: seesDrafts,
  })
  return rooms.map(({ id, name, capacity }) => ({ id, name: name || '?', capacity: capacity ?? null }))
}

/**
 * Reads the published sessions of other editions that need one of these people during the days of an edition. Of those that
 * the user may not read, it returns the times, and an empty title.
 */
async function readElsewhere(
  payload: Payload,
  user: PayloadRequest['user'],
  edition: BoardEdition,
  people: string[],
): Promise<ElsewhereSession[]> {
  if (people.length === 0 || !edition.startsOn || !edition.endsOn) return []
  const sessions = await findDocuments(payload, 'sessions', {
    as: 'system',
    where: {
      and: [
        { edition: { not_equals: edition.id } },
        { _status: { equals: 'published' } },
        { status: { equals: 'scheduled' } },
        { 'participants.speaker': { in: people } },
        { startsAt: { less_than: endOfDay(edition.endsOn, edition.timezone) } },
        { endsAt: { greater_than: instantAt(`${edition.startsOn}T00:00`, edition.timezone) } },
      ],
    },
    select: { title: true, startsAt: true, endsAt: true, participants: true },
  })
  const ids = sessions.map(({ id }) => id)
  const options = { as: { user }, where: { id: { in: ids } }, select: {} }
  const named = new Set((await findDocuments(payload, 'sessions', options)).map(({ id }) => id))
  return sessions.map(({ id, title, startsAt, endsAt, participants }) => ({
    title: named.has(id) ? title : '',
    startsAt,
    endsAt,
    people: peopleOf({ participants }),
  }))
}
