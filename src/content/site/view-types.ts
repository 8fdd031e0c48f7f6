import type { Language } from '../../domain/bilingual'
import type { Instant, PlainDate } from '../../domain/zone'
import type { Block } from '../rich-text/blocks'
import type { PageText, Picture } from './picture-types'

/** A long text, without what this reader may not see. */
export interface LongText {
  blocks: readonly Block[]
  lang?: Language
}

/** A value of a select field, with its label. */
export interface Choice {
  value: string
  label: string
}

/** A document that may have a page; `href` is `undefined` where this reader may not open it. */
export interface Linked {
  id: string
  href?: string
  isDraft: boolean
}

/** An edition as other pages show it. */
export interface EditionSummary extends Linked {
  slug: string
  title: PageText
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
  city?: string
}

/** A speaker as other pages show them. */
export interface Person extends Linked {
  name: string
  role?: Choice
  headline?: PageText
  organisation?: string
  photo?: Picture
}

/** A session as a programme lists it. */
export interface SessionEntry extends Linked {
  title: PageText
  format?: Choice
  /** `undefined` while the session has no time. */
  startsAt?: Instant
  endsAt?: Instant
  room?: { name: string; floor?: string; accessibility: Choice[] }
  people: Person[]
  accessibility: Choice[]
  status: 'scheduled' | 'cancelled' | 'postponed'
  notice?: PageText
}

/** A video on another site, with its captions and its transcript. */
export interface Video {
  url: string
  captionsUrl?: string
  transcript?: PageText
}

/** A field of a session under its label; `field` is its name. */
export interface SessionDetail {
  field: string
  label: string
  value: PageText
}

/** The content of the page of a session. */
export interface SessionView extends SessionEntry {
  slug: string
  edition: EditionSummary
  abstract?: LongText
  details: SessionDetail[]
  registrationUrl?: string
  recording?: Video
}

/** A testimonial as an edition lists it. */
export interface TestimonialEntry extends Linked {
  name: string
  before?: PageText
  after?: PageText
  quote?: PageText
}

/** A key figure with its source. */
export interface Figure {
  id: string
  label: PageText
  value: number
  unit: string
  territory: string
  measuredOn: PlainDate
  source?: { name: string; url?: string }
}

/** The content of the page of an edition. */
export interface EditionView extends EditionSummary {
  tagline?: PageText
  region?: string
  attendance?: Choice
  summary?: LongText
  hero?: Picture
  venue: { name?: string; address?: string; town?: string; accessInfo?: PageText }
  partners: { name: string; role: Choice }[]
  registrationUrl?: string
  sessions: SessionEntry[]
  speakers: Person[]
  testimonials: TestimonialEntry[]
  figures: Figure[]
}

/** A session with its edition. */
export type SessionWithEdition = SessionEntry & { edition: EditionSummary }

/** The content of the page of a speaker. */
export interface SpeakerView extends Person {
  slug: string
  bio?: LongText
  links: { label: string; url: string }[]
  sessions: SessionWithEdition[]
  /** Whether there is a photo that is not public. */
  isPhotoWithheld: boolean
  /** Whether the person withdrew their name. */
  lacksConsent: boolean
}

/** The content of the page of a testimonial. */
export interface TestimonialView extends TestimonialEntry {
  slug: string
  photo?: Picture
  story?: LongText
  pathway: { year: number; label: PageText }[]
  video?: Video
  session?: SessionWithEdition
  isPhotoWithheld: boolean
  /** Whether no valid consent covers all that this version shows. */
  lacksConsent: boolean
}
