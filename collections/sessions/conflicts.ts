import type { Payload, PayloadRequest, Where } from 'payload'
import { type Bilingual, inBothLanguages } from '../../src/domain/bilingual'
import { formatLongDate } from '../../src/domain/format-date'
import { formatClockRange } from '../../src/domain/format-slot'
import type { Interval } from '../../src/domain/interval'
import { type Occupancy, type SharedNeed, sharedNeeds } from '../../src/domain/schedule/conflicts'
import { conflictRefusal } from '../../src/domain/schedule/messages'
import { takesPlace } from '../../src/domain/schedule/session'
import { DEFAULT_ZONE, dayIn } from '../../src/domain/zone'
import { findDocuments } from '../shared/find-documents'
import { idOf } from '../shared/ids'
import { readableTo } from '../shared/readable-to'

/** The fields of a session that decide where, when and which people it needs. */
export interface Placement {
  id?: string
  edition?: unknown
  status?: string | null
  startsAt?: string | null
  endsAt?: string | null
  room?: unknown
  participants?: { speaker?: unknown }[] | null
}

/** A room or a person that another session needs at the same time; `path` is the field to change. */
export interface Conflict {
  path: 'room' | 'participants'
  message: Bilingual
}

type Source = Payload | PayloadRequest

type PublishedSession = Placement & Interval & { id: string; title: string }

/**
 * Finds the published sessions of all editions that need the room or a person of `placement` at the same time. With a
 * request, it reads in its transaction, and names nothing that a contributor may not read.
 */
export async function findConflicts(source: Source, placement: Placement): Promise<Conflict[]> {
  const { startsAt, endsAt } = placement
  if (!startsAt || !endsAt || !takesPlace(placement)) return []
  const occupancy = occupancyOf({ ...placement, startsAt, endsAt })
  const others = await findPublishedSessions(source, occupancy, placement.id)
  if (others.length === 0) return []
  const zone = await zoneOf(source, placement.edition)
  const [isNamed, seesRoom] = await Promise.all([
    readableTo(
      source,
      'sessions',
      others.map(({ id }) => id),
    ),
    readableTo(source, 'rooms', occupancy.room ? [occupancy.room] : []),
  ])
  const conflicts = others.filter(takesPlace).flatMap((other) => {
    const needs = sharedNeeds(occupancyOf(other), occupancy)
    const shown = needs.filter((need) => need.kind !== 'room' || seesRoom(need.room))
    return shown.map((need) => describeConflict(source, need, isNamed(other.id) ? other : undefined, zone))
  })
  return Promise.all(conflicts)
}

async function findPublishedSessions(
  source: Source,
  { startsAt, endsAt, room, people }: Occupancy,
  except: string | undefined,
): Promise<PublishedSession[]> {
  const needs: Where[] = []
  if (room) needs.push({ room: { equals: room } })
  if (people.length > 0) needs.push({ 'participants.speaker': { in: people } })
  if (needs.length === 0) return []
  const where: Where = {
    and: [
      { _status: { equals: 'published' } },
      { startsAt: { less_than_equal: endsAt } },
      { endsAt: { greater_than_equal: startsAt } },
      { or: needs },
      ...(except ? [{ id: { not_equals: except } }] : []),
    ],
  }
  return findDocuments(source, 'sessions', { as: 'system', where })
}

function occupancyOf({ startsAt, endsAt, room, participants }: Placement & Interval): Occupancy {
  const people = (participants ?? []).map(({ speaker }) => idOf(speaker)).filter((id) => id !== undefined)
  return {
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    room: idOf(room),
    people: [...new Set(people)],
  }
}

async function describeConflict(
  source: Source,
  need: SharedNeed,
  other: PublishedSession | undefined,
  zone: string,
): Promise<Conflict> {
  const name = await nameOf(source, need)
  return {
    path: need.kind === 'room' ? 'room' : 'participants',
    message: conflictRefusal({
      kind: need.kind,
      name,
      other: other && { title: other.title, slot: slotOf(other, zone) },
    }),
  }
}

const slotOf = (interval: Interval, zone: string): Bilingual =>
  inBothLanguages(
    (language) =>
      `${formatLongDate(dayIn(interval.startsAt, zone), language)}, ${formatClockRange(interval, zone, language)}`,
  )

async function nameOf(source: Source, need: SharedNeed): Promise<string> {
  const [collection, id] = need.kind === 'room' ? (['rooms', need.room] as const) : (['speakers', need.person] as const)
  const where: Where = { id: { equals: id } }
  const [doc] = await findDocuments(source, collection, { as: 'system', where, draft: true, trash: true })
  return doc?.name ?? '?'
}

async function zoneOf(source: Source, edition: unknown): Promise<string> {
  const id = idOf(edition)
  if (!id) return DEFAULT_ZONE
  const where: Where = { id: { equals: id } }
  const [doc] = await findDocuments(source, 'editions', { as: 'system', where, draft: true, trash: true })
  return doc?.timezone ?? DEFAULT_ZONE
}
