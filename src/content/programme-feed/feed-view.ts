import type { Language } from '../../domain/bilingual'
import type { Instant, PlainDate } from '../../domain/zone'
import type { Choice } from '../site/view-types'

/** A text and the language that it is in: the one asked for, else French. */
export interface FeedText {
  text: string
  language: Language
}

/** What the feeds of an edition show: everything that an anonymous reader may read of its programme, in one language. */
export interface FeedView {
  language: Language
  /** The scheme and the host of the site: `https://cms.example.org`. */
  origin: string
  /** The address at which the feed is asked for. */
  address: string
  /** What the sessions have in common, where only some of those of the edition are shown: the name of a room. */
  part?: string
  edition: FeedEdition
  /** By name. */
  rooms: FeedRoom[]
  /** By start, then by number. */
  sessions: FeedSession[]
  /** Those who take part in a session, by name. */
  people: FeedPerson[]
  /** The latest first. */
  releases: FeedRelease[]
}

/** A document with an identifier that is the same in every feed, for ever: a UUID. */
interface Identified {
  id: string
  guid: string
}

/** A document whose address may have changed. */
interface Addressed {
  slug: string
  formerSlugs: string[]
}

/** An edition. */
export interface FeedEdition extends Identified, Addressed {
  title: FeedText
  tagline?: FeedText
  summary?: FeedText
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
  city?: string
  region?: string
  attendance: 'onsite' | 'online' | 'hybrid'
  venue: { name?: string; address?: string; postalCode?: string; city?: string; accessInfo?: FeedText }
  partners: { name: string; url?: string; role: Choice }[]
  registrationUrl?: string
  image?: FeedImage
  modifiedAt: Instant
}

/** An image with its absolute address. */
export interface FeedImage {
  url: string
  alt: string
  credit?: string
}

/** A room. Its slug comes from its name, and two rooms may share it. */
export interface FeedRoom extends Identified {
  slug: string
  name: string
  floor?: string
  capacity?: number
}

/** A session that has a time. */
export interface FeedSession extends Identified, Addressed {
  number?: number
  title: FeedText
  abstract?: FeedText
  format: Choice
  track?: Choice
  /** The language in which the session is held, if it is not that of the event. */
  spoken?: Choice
  startsAt: Instant
  endsAt: Instant
  status: 'scheduled' | 'cancelled' | 'postponed'
  notice?: FeedText
  room?: FeedRoom
  people: { id: string; role: Choice }[]
  accessibility: Choice[]
  capacity?: number
  registrationUrl?: string
  recordingUrl?: string
  createdAt: Instant
  /** When the published version was written. */
  updatedAt: Instant
  /** When the session, its room or one of its people last changed. */
  modifiedAt: Instant
}

/** A person who takes part in a session. */
export interface FeedPerson extends Identified, Addressed {
  name: string
  headline?: FeedText
  bio?: FeedText
  organisation?: { name: string; url?: string }
  links: { kind: string; label: string; url: string }[]
  photo?: FeedImage
}

/** A release with its public change log. */
export interface FeedRelease extends Identified {
  number: number
  releasedAt: Instant
  /** The number of the release that it restores. */
  restores?: number
  changes: { kind: Choice; summary: FeedText }[]
}
