import type { PayloadRequest, Where } from 'payload'
import type { Localised } from '../../domain/bilingual'
import { newest } from '../newest'

/** What every document that an import may touch has. */
export interface Known {
  id: string
  updatedAt: string
  _status?: string | null
  firstPublishedAt?: string | null
}

/** A room of the edition. */
export interface KnownRoom extends Known {
  name: string
  nameKey: string
  capacity?: number | null
  floor?: string | null
}

/** An organisation. */
export interface KnownOrganisation extends Known {
  name: string
  nameKey: string
}

/** A person. */
export interface KnownSpeaker extends Known {
  name: string
  nameKey: string
  slug?: string | null
  headline?: Localised | null
  organisation?: string | null
  bio?: Localised<object> | null
  links?: { kind: string; url: string }[] | null
}

/** A session of the edition. */
export interface KnownSession extends Known {
  number?: number | null
  slug?: string | null
  title?: Localised | null
  titleKey?: Localised | null
  format?: string | null
  track?: string | null
  startsAt?: string | null
  endsAt?: string | null
  room?: string | null
  participants?: { speaker: string; role: string }[] | null
  abstract?: Localised<object> | null
  accessibility?: string[] | null
  capacity?: number | null
  registrationUrl?: string | null
  status?: string | null
  notice?: Localised | null
}

/** The edition that files are imported into. */
export interface KnownEdition extends Known {
  slug: string
  title?: Localised | null
  startsOn: string
  endsOn: string
  timezone: string
}

/** Everything an import is compared with: the newest drafts, without the trash. */
export interface Existing {
  edition: KnownEdition
  rooms: KnownRoom[]
  organisations: KnownOrganisation[]
  speakers: KnownSpeaker[]
  sessions: KnownSession[]
}

/** The edition of an id and what an import into it is compared with; `undefined` when there is none. */
export async function readExisting(req: PayloadRequest, id: string): Promise<Existing | undefined> {
  const [edition] = await newest<KnownEdition>(req, 'editions', { id: { equals: id } })
  if (!edition) return undefined
  const ofEdition: Where = { edition: { equals: id } }
  return {
    edition,
    rooms: await newest<KnownRoom>(req, 'rooms', ofEdition),
    organisations: await newest<KnownOrganisation>(req, 'organisations', {}),
    speakers: await newest<KnownSpeaker>(req, 'speakers', {}),
    sessions: await newest<KnownSession>(req, 'sessions', ofEdition),
  }
}
