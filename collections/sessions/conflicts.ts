import type { Payload, PayloadRequest, Where } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { overlaps } from '../../src/domain/interval'
import { DEFAULT_ZONE } from '../../src/domain/zone'
import { idOf, rows } from '../shared/rows'
import { slotIn } from './words'

/** What of a session decides where and when people are needed. */
export interface Placement {
  id?: string
  edition?: unknown
  status?: string | null
  startsAt?: string | null
  endsAt?: string | null
  room?: unknown
  participants?: { speaker?: unknown }[] | null
}

/** Two sessions that need one room, or one person, at the same time; `path` is the field to change. */
export interface Conflict {
  path: 'room' | 'participants'
  session: { id: string; title: string }
  message: Bilingual
}

interface Neighbour extends Placement {
  id: string
  title: string
}

/** The published sessions of any edition that need the same room or person at the time of `placement`. */
export async function findConflicts(payload: Payload, placement: Placement, req?: PayloadRequest): Promise<Conflict[]> {
  const [startsAt, endsAt] = [isoOf(placement.startsAt), isoOf(placement.endsAt)]
  if (!startsAt || !endsAt || isOff(placement)) return []
  const room = idOf(placement.room)
  const speakers = speakersOf(placement)
  const needs: Where[] = []
  if (room) needs.push({ room: { equals: room } })
  if (speakers.length > 0) needs.push({ 'participants.speaker': { in: speakers } })
  if (needs.length === 0) return []
  const where: Where = {
    and: [
      { _status: { equals: 'published' } },
      { deletedAt: { exists: false } },
      { startsAt: { less_than_equal: endsAt } },
      { endsAt: { greater_than_equal: startsAt } },
      { or: needs },
      ...(placement.id ? [{ id: { not_equals: placement.id } }] : []),
    ],
  }
  const others = ((await rows(payload, 'sessions', where, { req })) as Neighbour[]).filter(
    (other) => !isOff(other) && overlaps({ startsAt, endsAt }, other as { startsAt: string; endsAt: string }),
  )
  const zone = await zoneOf(payload, placement.edition, req)
  return Promise.all(others.flatMap((other) => conflictsWith(other, room, speakers, zone, payload, req)))
}

function conflictsWith(
  other: Neighbour,
  room: string | undefined,
  speakers: string[],
  zone: string,
  payload: Payload,
  req?: PayloadRequest,
) {
  const slot = { startsAt: other.startsAt ?? '', endsAt: other.endsAt ?? '' }
  const [fr, en] = [slotIn(slot, zone, 'fr'), slotIn(slot, zone, 'en')]
  const found: Promise<Conflict>[] = []
  if (room && idOf(other.room) === room) {
    found.push(
      nameOf(payload, 'rooms', room, req).then((name) => ({
        path: 'room',
        session: { id: other.id, title: other.title },
        message: {
          fr: `La salle « ${name} » accueille déjà « ${other.title} » (${fr}). Changez de salle ou d’horaire.`,
          en: `The room "${name}" already hosts "${other.title}" (${en}). Change the room or the time.`,
        },
      })),
    )
  }
  for (const speaker of speakersOf(other).filter((id) => speakers.includes(id))) {
    found.push(
      nameOf(payload, 'speakers', speaker, req).then((name) => ({
        path: 'participants',
        session: { id: other.id, title: other.title },
        message: {
          fr: `${name} participe déjà à « ${other.title} » (${fr}). Changez l’horaire ou la liste des personnes.`,
          en: `${name} already takes part in "${other.title}" (${en}). Change the time or the participants.`,
        },
      })),
    )
  }
  return found
}

const isoOf = (at: string | null | undefined) => (at ? new Date(at).toISOString() : undefined)

const isOff = ({ status }: Placement) => status === 'cancelled' || status === 'postponed'

const speakersOf = ({ participants }: Placement) => [
  ...new Set((participants ?? []).map(({ speaker }) => idOf(speaker)).filter((id) => id !== undefined)),
]

async function nameOf(payload: Payload, collection: 'rooms' | 'speakers', id: string, req?: PayloadRequest) {
  const [doc] = await rows(payload, collection, { id: { equals: id } }, { req, draft: true })
  return doc?.name ?? '?'
}

async function zoneOf(payload: Payload, edition: unknown, req?: PayloadRequest): Promise<string> {
  const id = idOf(edition)
  if (!id) return DEFAULT_ZONE
  const [doc] = await rows(payload, 'editions', { id: { equals: id } }, { req, draft: true })
  return doc?.timezone ?? DEFAULT_ZONE
}
