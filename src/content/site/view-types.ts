import type { Language } from '../../domain/bilingual'
import type { Instant, PlainDate } from '../../domain/zone'

/** A text in the language of the page, or in French, which it then says. */
export interface Words {
  text: string
  lang?: Language
}

/** A long text as the editor keeps it; its images are `Picture`s, and those nobody may see are gone. */
export interface LongText {
  root: { children: unknown[] }
  lang?: Language
}

/** One of the values that a field can take, in words. */
export interface Choice {
  value: string
  label: string
}

/** An image in its sizes. `alt` is empty for what only decorates. */
export interface Picture {
  sizes: { url: string; width: number; height: number; name: string }[]
  alt: Words
  credit?: string
  /** The point to keep in view, in percent. */
  focal: { x: number; y: number }
}

/** Something that has a page, where this reader may open it. */
export interface Linked {
  id: string
  href?: string
  isDraft: boolean
}

/** An edition as other pages name it. */
export interface EditionMention extends Linked {
  slug: string
  title: Words
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
  city?: string
}

/** Somebody as other pages name them. */
export interface Person extends Linked {
  name: string
  role?: Choice
  headline?: Words
  organisation?: string
  photo?: Picture
}

/** A session as a programme lists it. */
export interface SessionEntry extends Linked {
  title: Words
  format?: Choice
  track?: Choice
  /** Absent while an editor has not placed it. */
  startsAt?: Instant
  endsAt?: Instant
  room?: { name: string; floor?: string; accessibility: Choice[] }
  people: Person[]
  accessibility: Choice[]
  status: 'scheduled' | 'cancelled' | 'postponed'
  notice?: Words
}

/** A video elsewhere, with what replaces it for who cannot see or hear it. */
export interface Video {
  url: string
  captionsUrl?: string
  transcript?: Words
}

/** Everything the page of a session shows. */
export interface SessionView extends SessionEntry {
  slug: string
  edition: EditionMention
  abstract?: LongText
  capacity?: number
  registrationUrl?: string
  recording?: Video
}

/** A testimonial as an edition names it. */
export interface TestimonialEntry extends Linked {
  name: string
  before?: Words
  after?: Words
  quote?: Words
}

/** A number and where it comes from. */
export interface Figure {
  id: string
  label: Words
  value: number
  unit: string
  territory: string
  measuredOn: PlainDate
  source?: { name: string; url?: string }
}

/** Everything the page of an edition shows. */
export interface EditionView extends EditionMention {
  tagline?: Words
  region?: string
  attendance?: Choice
  summary?: LongText
  hero?: Picture
  venue: { name?: string; address?: string; town?: string; accessInfo?: Words }
  partners: { name: string; role: Choice }[]
  registrationUrl?: string
  sessions: SessionEntry[]
  speakers: Person[]
  testimonials: TestimonialEntry[]
  figures: Figure[]
}

/** A session somebody takes part in, with its edition. */
export type Appearance = SessionEntry & { edition: EditionMention }

/** Everything the page of a speaker shows. */
export interface SpeakerView extends Person {
  slug: string
  bio?: LongText
  links: { label: string; url: string }[]
  sessions: Appearance[]
  /** There is a photo, and nobody outside may see it. */
  isPhotoWithheld: boolean
}

/** Everything the page of a testimonial shows. */
export interface TestimonialView extends TestimonialEntry {
  slug: string
  photo?: Picture
  story?: LongText
  pathway: { year: number; label: Words }[]
  video?: Video
  session?: Appearance
  isPhotoWithheld: boolean
}
