import type { PayloadRequest, Where } from 'payload'
import type { Localised } from '../../domain/bilingual'
import type { EventDays } from '../../domain/date-shift'
import type { Instant, PlainDate } from '../../domain/zone'
import { newest } from '../newest'

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
  const rooms = await newest<SourceRoom>(req, 'rooms', ofEdition, { sort: 'nameKey' })
  const sessions = await newest<SourceSession>(req, 'sessions', ofEdition, { sort: 'number' })
  return { edition, rooms, sessions }
}
