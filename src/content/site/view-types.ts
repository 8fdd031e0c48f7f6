import type { Language } from '../../domain/bilingual'
import type { Instant, PlainDate } from '../../domain/zone'

/** A text in the language of the page, or in French; `lang` is then `fr`. */
export interface PageText {
  text: string
  lang?: Language
}

/** A long text as the editor stores it. Its images are `Picture`s; those that are not public are removed. */
export interface LongText {
  root: { children: unknown[] }
  lang?: Language
}

/** A value of a select field, with its label. */
export interface Choice {
  value: string
  label: string
}

/** An image in its sizes, from the narrowest to the widest. `alt` is empty for a decorative image. */
export interface Picture {
  sizes: { url: string; width: number; height: number; name: string }[]
  alt: PageText
  credit?: string
  /** The point that stays visible when the image is cropped, in percent. */
  focal: { x: number; y: number }
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
