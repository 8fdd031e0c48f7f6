import type { Payload, PayloadRequest, Where } from 'payload'
import { idOf } from '../../../collections/shared/rows'
import { type BoardSession, isSamePlacement, type Placement, placementOf } from '../../domain/board/session'
import type { Session } from '../../payload-types'

/** A reader of the board, and whether drafts of this edition are theirs to see. */
export interface Reader {
  user: PayloadRequest['user']
  seesDrafts: boolean
}

const shown = {
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

type Row = Pick<Session, 'id' | 'updatedAt'> & Partial<Session>

/** The sessions that match, as the reader may see them, in the order of the programme. */
export async function findBoardSessions(payload: Payload, where: Where, reader: Reader): Promise<BoardSession[]> {
  const newest = await find(payload, where, reader, reader.seesDrafts)
  const isPending = ({ _status }: Row) => _status === 'draft'
  const pending = newest.filter(isPending).map(({ id }) => id)
  const published =
    pending.length > 0
      ? await find(payload, { id: { in: pending }, _status: { equals: 'published' } }, reader, false)
      : []
  const publicRows = new Map(published.map((row) => [row.id, row]))
  return newest.map((row) => toBoardSession(row, publicRows.get(row.id)))
}

async function find(payload: Payload, where: Where, { user }: Reader, draft: boolean): Promise<Row[]> {
  // Without the request: over HTTP a page would stop at 200 documents.
  const { docs } = await payload.find({
    collection: 'sessions',
    where,
    select: shown,
    sort: ['startsAt', 'number'],
    draft,
    depth: 0,
    pagination: false,
    locale: 'fr',
    joins: false as never,
    overrideAccess: false,
    user,
  })
  return docs
}

function toBoardSession(row: Row, publicRow: Row | undefined): BoardSession {
  const placement = placementIn(row)
  const wasPublished = publicRow && placementIn(publicRow)
  return {
    ...placement,
    id: row.id,
    title: row.title || 'Sans titre',
    number: row.number ?? null,
    format: row.format ?? null,
    status: row.status ?? 'scheduled',
    state: row._status === 'published' ? 'published' : publicRow ? 'changed' : 'draft',
    published: wasPublished && !isSamePlacement(wasPublished, placement) ? wasPublished : null,
    people: [...new Set((row.participants ?? []).map(({ speaker }) => idOf(speaker)).filter((id) => id !== undefined))],
    updatedAt: row.updatedAt,
  }
}

const placementIn = ({ startsAt, endsAt, room }: Row): Placement =>
  placementOf({ startsAt: startsAt ?? null, endsAt: endsAt ?? null, room: idOf(room) ?? null })
