import type { Payload, PayloadRequest, Where } from 'payload'
import { canReadDraftsOf } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { type BoardSession, isSamePlacement, type Placement, placementOf } from '../../domain/board/session'
import type { Session } from '../../payload-types'

/** A reader of the board of an edition, and whether they may read its drafts. */
export interface BoardReader {
  user: PayloadRequest['user']
  seesDrafts: boolean
}

/** Returns the reader that a user is for an edition: those who work on it read its drafts. */
export const readerOf = (user: PayloadRequest['user'], edition: string): BoardReader => ({
  user,
  seesDrafts: canReadDraftsOf(user, edition),
})

const select = {
  title: true,
  number: true,
  format: true,
  status: true,
  startsAt: true,
  endsAt: true,
  room: true,
  participants: true,
  updatedAt: true,
  _status: true,
} as const

type SelectedSession = Pick<Session, 'id' | 'updatedAt'> & Partial<Session>

/** Finds the sessions that match, as the reader may see them, in the order of the programme. */
export async function findBoardSessions(payload: Payload, where: Where, reader: BoardReader): Promise<BoardSession[]> {
  // A find with the request would return at most 200 documents over HTTP.
  const find = (condition: Where, draft: boolean): Promise<SelectedSession[]> =>
    findDocuments(payload, 'sessions', {
      as: { user: reader.user },
      where: condition,
      select,
      sort: ['startsAt', 'number'],
      draft,
    })
  const newest = await find(where, reader.seesDrafts)
  const pending = newest.filter(({ _status }) => _status === 'draft').map(({ id }) => id)
  const published =
    pending.length > 0 ? await find({ id: { in: pending }, _status: { equals: 'published' } }, false) : []
  const publishedById = new Map(published.map((session) => [session.id, session]))
  return newest.map((session) => toBoardSession(session, publishedById.get(session.id)))
}

function toBoardSession(session: SelectedSession, published: SelectedSession | undefined): BoardSession {
  const placement = placementIn(session)
  const publishedPlacement = published && placementIn(published)
  const isMoved = publishedPlacement && !isSamePlacement(publishedPlacement, placement)
  return {
    ...placement,
    id: session.id,
    title: session.title || 'Sans titre',
    number: session.number ?? null,
    format: session.format ?? null,
    status: session.status ?? 'scheduled',
    state: session._status === 'published' ? 'published' : published ? 'changed' : 'draft',
    published: isMoved ? publishedPlacement : null,
    people: peopleOf(session),
    updatedAt: session.updatedAt,
  }
}

/** The ids of the people of a session, each once. */
export const peopleOf = ({ participants }: Pick<SelectedSession, 'participants'>): string[] => [
  ...new Set((participants ?? []).map(({ speaker }) => idOf(speaker)).filter((id) => id !== undefined)),
]

const placementIn = ({ startsAt, endsAt, room }: SelectedSession): Placement =>
  placementOf({ startsAt: startsAt ?? null, endsAt: endsAt ?? null, room: idOf(room) ?? null })
