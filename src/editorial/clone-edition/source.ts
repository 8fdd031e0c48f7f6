import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Localised } from '../../domain/bilingual'
import type { EditionDays } from '../../domain/schedule/edition-days'
import type { SessionValues } from '../../domain/session-fields'
import type { PlainDate } from '../../domain/zone'
import { latestVersions } from '../latest-versions'

/** The fields of an edition that a new edition is made from. */
export interface SourceEdition extends EditionDays {
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

/** The fields of a room that a copy is made from. */
export interface SourceRoom {
  id: string
  name: string
  capacity?: number | null
  floor?: string | null
  accessibility?: string[] | null
  copiedFrom?: string | null
}

/** The fields of a session that a copy is made from. */
export interface SourceSession extends SessionValues {
  id: string
  copiedFrom?: string | null
  firstPublishedAt?: string | null
  deletedAt?: string | null
}

/** The newest versions of an edition, its rooms and its sessions, in both languages. */
export interface Source {
  edition: SourceEdition
  rooms: SourceRoom[]
  sessions: SourceSession[]
}

/** Reads an edition and its programme, without the trash; `undefined` when there is no edition of that id. */
export async function readSource(req: PayloadRequest, id: string): Promise<Source | undefined> {
  const ofEdition: Where = { edition: { equals: id } }
  const find = <Doc extends object>(collection: 'editions' | 'rooms' | 'sessions', where: Where, sort = 'createdAt') =>
    findDocuments<Doc>(req, collection, { ...latestVersions, where, sort })
  const [edition] = await find<SourceEdition>('editions', { id: { equals: id } })
  if (!edition) return undefined
  const rooms = await find<SourceRoom>('rooms', ofEdition, 'nameKey')
  const sessions = await find<SourceSession>('sessions', ofEdition, 'number')
  return { edition, rooms, sessions }
}
