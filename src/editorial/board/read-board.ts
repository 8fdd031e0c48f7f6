import type { Payload, PayloadRequest } from 'payload'
import { canPublish, canReadDrafts, editionsOf } from '../../../collections/shared/access/roles'
import { idOf } from '../../../collections/shared/rows'
import type { Board, BoardEdition, BoardRoom, BoardSession, ElsewhereSession } from '../../domain/board/session'
import { DEFAULT_ZONE, endOfDay, instantAt, isTimeZone } from '../../domain/zone'
import { formsOpen, namesOf } from './locks'
import { findBoardSessions, type Reader } from './sessions'

type User = PayloadRequest['user']

/** The programme of an edition as the user may see it; nothing when the edition is not theirs to read. */
export async function readBoard(payload: Payload, user: User, editionId: string): Promise<Board | undefined> {
  const reader = readerOf(user, editionId)
  const edition = await readEdition(payload, reader, editionId)
  if (!edition) return undefined
  const sessions = await findBoardSessions(payload, { edition: { equals: editionId } }, reader)
  const people = [...new Set(sessions.flatMap((session) => session.people))]
  const [frame, rooms, elsewhere, names, locks] = await Promise.all([
    readFrame(payload, editionId),
    readRooms(payload, reader, editionId),
    readElsewhere(payload, edition, people),
    namesOf(payload, 'speakers', people),
    formsOpen(
      payload,
      user,
      sessions.map(({ id }) => id),
    ),
  ])
  const canMove = canPublish(user) || editionsOf(user).includes(editionId)
  return { edition, rooms, sessions, elsewhere, people: names, locks, canMove, stamp: newest(sessions), frame }
}

/** What a user sees of an edition: drafts too for those who work on it. */
export const readerOf = (user: User, edition: string): Reader => ({
  user,
  seesDrafts: canReadDrafts(user) || editionsOf(user).includes(edition),
})

/** The moment of the newest change among these sessions. */
export const newest = (sessions: Pick<BoardSession, 'updatedAt'>[], least = new Date(0).toISOString()): string =>
  [least, ...sessions.map(({ updatedAt }) => updatedAt)].sort().at(-1) ?? least

/** What the edition and its rooms are at this moment, as one word to compare. */
export async function readFrame(payload: Payload, edition: string): Promise<string> {
  const find = { select: { updatedAt: true }, draft: true, depth: 0, pagination: false, overrideAccess: true } as const
  const [editions, rooms] = await Promise.all([
    payload.find({ ...find, collection: 'editions', where: { id: { equals: edition } }, joins: false as never }),
    payload.find({ ...find, collection: 'rooms', where: { edition: { equals: edition } }, sort: 'id' }),
  ])
  return [...editions.docs, ...rooms.docs].map(({ id, updatedAt }) => `${id}@${updatedAt}`).join(' ')
}

async function readEdition(
  payload: Payload,
  { user, seesDrafts }: Reader,
  id: string,
): Promise<BoardEdition | undefined> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { id: { equals: id } },
    select: { title: true, startsOn: true, endsOn: true, timezone: true, openingHours: true },
    draft: seesDrafts,
    depth: 0,
    limit: 1,
    locale: 'fr',
    joins: false as never,
    overrideAccess: false,
    user,
  })
  const [edition] = docs
  if (!edition) return undefined
  return {
    id: edition.id,
    title: edition.title ?? '',
    startsOn: edition.startsOn ?? null,
    endsOn: edition.endsOn ?? null,
    // A draft may name any zone.
    timezone: isTimeZone(edition.timezone) ? edition.timezone : DEFAULT_ZONE,
    openingHours: (edition.openingHours ?? []).map(({ day, opensAt, closesAt }) => ({ day, opensAt, closesAt })),
  }
}

async function readRooms(payload: Payload, { user, seesDrafts }: Reader, edition: string): Promise<BoardRoom[]> {
  const { docs } = await payload.find({
    collection: 'rooms',
    where: { edition: { equals: edition } },
    select: { name: true, capacity: true },
    sort: 'nameKey',
    draft: seesDrafts,
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user,
  })
  return docs.map(({ id, name, capacity }) => ({ id, name: name || '?', capacity: capacity ?? null }))
}

/** What the same people do in other editions on these days. */
async function readElsewhere(payload: Payload, edition: BoardEdition, people: string[]): Promise<ElsewhereSession[]> {
  if (people.length === 0 || !edition.startsOn || !edition.endsOn) return []
  const { docs } = await payload.find({
    collection: 'sessions',
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
    depth: 0,
    pagination: false,
    locale: 'fr',
    overrideAccess: true,
  })
  return docs.map(({ title, startsAt, endsAt, participants }) => ({
    title,
    startsAt,
    endsAt,
    people: (participants ?? []).map(({ speaker }) => idOf(speaker)).filter((id) => id !== undefined),
  }))
}
