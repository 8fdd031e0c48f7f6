import type { Instant, PlainDate } from '../zone'

/** A text in the two languages of the site; an empty one is missing. */
export interface Texts {
  fr?: string | null
  en?: string | null
}

/** A long text in the two languages, as the editor of long texts keeps it. */
export interface LongTexts {
  fr?: unknown
  en?: unknown
}

/** Whether the newest version of a document is still a draft, and so whether publishing everything would change it. */
interface Versioned {
  id: string
  isPending: boolean
}

export interface Video {
  url?: string | null
  captionsUrl?: string | null
  transcript?: Texts
}

export interface ProgrammeEdition extends Versioned {
  title: Texts
  tagline: Texts
  summary: LongTexts
  startsOn?: PlainDate
  endsOn?: PlainDate
  city?: string
  timezone: string
  attendance: string
  openingHours: { day: PlainDate; opensAt: string; closesAt: string }[]
  changeoverMinutes: number
  hero?: string
  partners: string[]
}

export interface ProgrammeSession extends Versioned {
  number?: number
  slug?: string
  title: Texts
  abstract: LongTexts
  format?: string
  track?: string
  status: string
  startsAt?: Instant
  endsAt?: Instant
  room?: string
  participants: { speaker: string; role: string }[]
  recording: Video
}

/** A published session of another edition, which needs some of the same people. */
export interface ElsewhereSession {
  id: string
  title: Texts
  startsAt: Instant
  endsAt: Instant
  participants: { speaker: string }[]
}

export interface ProgrammeRoom extends Versioned {
  name?: string
}

export interface ProgrammeSpeaker extends Versioned {
  name?: string
  headline: Texts
  bio: LongTexts
  photo?: string
  declaredAs?: string
}

export interface ProgrammeTestimonial extends Versioned {
  name?: string
  quote: Texts
  story: LongTexts
  photo?: string
  video: Video
  /** Up to when the witness agrees, today; long past when nobody agreed or somebody took it back. */
  consentUntil?: Instant
}

export interface ProgrammePicture {
  id: string
  name: string
  alt: Texts
  isDecorative: boolean
  needsConsent: boolean
  consentUntil?: Instant
}

/** A document that a long text links to, as it will be once everything pending is published. */
export interface LinkTarget {
  collection: string
  id: string
  state: 'public' | 'draft' | 'gone'
}

/**
 * A whole edition as it would be once everything pending is published: the newest version of each of its documents,
 * without those in the trash.
 */
export interface Programme {
  edition: ProgrammeEdition
  sessions: ProgrammeSession[]
  elsewhere: ElsewhereSession[]
  rooms: ProgrammeRoom[]
  speakers: ProgrammeSpeaker[]
  testimonials: ProgrammeTestimonial[]
  organisations: { id: string; name: string; logo?: string }[]
  pictures: ProgrammePicture[]
  linkTargets: LinkTarget[]
}
