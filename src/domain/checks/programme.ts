import type { TextDates } from '../translation-state'
import type { Instant, PlainDate } from '../zone'

/** A text in both languages of the site; either may be missing or empty. */
export interface Texts {
  fr?: string | null
  en?: string | null
}

/** A long text in both languages, in the format of the rich text editor. */
export interface LongTexts {
  fr?: unknown
  en?: unknown
}

/** A document of which the newest version is read. */
interface Versioned {
  id: string
  /** Whether the newest version is a draft. */
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

/** A published session of another edition with some of the same people. */
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
  /** The end of the consent as it stands today; `NEVER` without one. */
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

/** A document that a long text links to, and its state once everything pending is published. */
export interface LinkTarget {
  collection: string
  id: string
  state: 'public' | 'draft' | 'gone'
}

/**
 * The documents of an edition as they would be once everything pending is published: the newest version of each, without
 * those in the trash.
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
  /** When the texts of each document were changed, by `collection#id` and path. What is missing was never recorded. */
  textDates?: Record<string, Record<string, TextDates>>
}
