import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Localised } from '../../domain/bilingual'
import type { SessionValues } from '../../domain/session-fields'
import { latestVersions } from '../latest-versions'

/** The fields that every document of the exchange has. */
export interface Stored {
  id: string
  updatedAt: string
  _status?: string | null
  firstPublishedAt?: string | null
}

/** A document that an import may have written. `sourceId` names the tool that it comes from and its id there. */
interface Imported extends Stored {
  sourceId?: string | null
}

/** A room of the edition. */
export interface StoredRoom extends Stored {
  name: string
  capacity?: number | null
  floor?: string | null
}

/** An organisation. */
export interface StoredOrganisation extends Stored {
  name: string
}

/** A person. */
export interface StoredSpeaker extends Imported {
  name: string
  slug?: string | null
  headline?: Localised | null
  organisation?: string | null
  bio?: Localised<object> | null
  links?: { kind: string; url: string }[] | null
}

/** A session of the edition. */
export interface StoredSession extends Imported, SessionValues {
  number?: number | null
  slug?: string | null
}

/** The edition that files are imported into or exported from. */
export interface StoredEdition extends Stored {
  slug: string
  title?: Localised | null
  startsOn: string
  endsOn: string
  timezone: string
}

/** The newest versions of an edition, its rooms and its sessions, and of all people and organisations. */
export interface CurrentState {
  edition: StoredEdition
  rooms: StoredRoom[]
  organisations: StoredOrganisation[]
  speakers: StoredSpeaker[]
  sessions: StoredSession[]
}

/** Reads the current state of an edition, without the trash; `undefined` when there is no edition of that id. */
export async function readCurrentState(req: PayloadRequest, id: string): Promise<CurrentState | undefined> {
  const find = <Doc extends Stored>(collection: CollectionSlug, where: Where = {}) =>
    findDocuments<Doc>(req, collection, { ...latestVersions, where })
  const [edition] = await find<StoredEdition>('editions', { id: { equals: id } })
  if (!edition) return undefined
  const ofEdition: Where = { edition: { equals: id } }
  return {
    edition,
    rooms: await find<StoredRoom>('rooms', ofEdition),
    organisations: await find<StoredOrganisation>('organisations'),
    speakers: await find<StoredSpeaker>('speakers'),
    sessions: await find<StoredSession>('sessions', ofEdition),
  }
}
