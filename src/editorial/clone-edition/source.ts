import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { aside } from '../../../collections/shared/rows'
import type { EventDays } from '../../domain/date-shift'
import type { Instant, PlainDate } from '../../domain/zone'

/** A text, or a long text, in the languages that have it. */
export interface Localised<Value = string> {
  fr?: Value | null
  en?: Value | null
}

/** What a new edition takes from an edition. */
export interface SourceEdition extends EventDays {
  id: string
  title: Localised
  city: string
  region?: string | null
  attendance?: string | null
  changeoverMinutes?: number | null
  venue?: { name?: string; address?: string; postalCode?: string; city?: string; accessInfo?: Localised } | null
  openingHours?: { day: PlainDate; opensAt: string; closesAt: string }[] | null
  partners?: { organisation: string; role: string }[] | null
  copiedFrom?: string | null
}

/** What a new edition takes from a room. */
export interface SourceRoom {
  id: string
  name: string
  capacity?: number | null
  floor?: string | null
  accessibility?: string[] | null
  copiedFrom?: string | null
}

/** What a new edition takes from a session. */
export interface SourceSession {
  id: string
  title: Localised
  abstract?: Localised<object> | null
  format?: string | null
  track?: string | null
  startsAt?: Instant | null
  endsAt?: Instant | null
  room?: string | null
  accessibility?: string[] | null
  capacity?: number | null
  status?: string | null
  participants?: { speaker: string; role: string }[] | null
  copiedFrom?: string | null
  firstPublishedAt?: string | null
  deletedAt?: string | null
}

/** An edition and its programme as its editors see them: the newest drafts, in both languages. */
export interface Source {
  edition: SourceEdition
  rooms: SourceRoom[]
  sessions: SourceSession[]
}

/** Reads the edition of an id, without what is in the trash; `undefined` when there is none. */
export async function readSource(req: PayloadRequest, id: string): Promise<Source | undefined> {
  const [edition] = await newest<SourceEdition>(req, 'editions', { id: { equals: id } })
  if (!edition) return undefined
  const ofEdition: Where = { edition: { equals: id } }
  const rooms = await newest<SourceRoom>(req, 'rooms', ofEdition, 'nameKey')
  const sessions = await newest<SourceSession>(req, 'sessions', ofEdition, 'number')
  return { edition, rooms, sessions }
}

/** The newest version of each document in all languages; those in the trash only when asked for. */
export async function newest<Doc>(
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
  sort = 'createdAt',
  trash = false,
): Promise<Doc[]> {
  const { docs } = await req.payload.find({
    collection,
    where,
    sort,
    trash,
    depth: 0,
    draft: true,
    joins: false as never,
    showHiddenFields: true,
    pagination: false,
    locale: 'all',
    overrideAccess: true,
    req: aside(req),
  })
  return docs as unknown as Doc[]
}
