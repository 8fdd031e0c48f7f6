import { idOf } from '../../collections/shared/ids'
import type {
  LongTexts,
  ProgrammeEdition,
  ProgrammePicture,
  ProgrammeRoom,
  ProgrammeSession,
  ProgrammeSpeaker,
  ProgrammeTestimonial,
  Texts,
  Video,
} from '../domain/checks/programme'
import { recordOf, recordsOf } from '../domain/record'
import { DEFAULT_ZONE, isTimeZone } from '../domain/zone'
import type { LocalisedDocument } from './programme-documents'

/** The fields of an edition that the checks need. */
export const editionFields = [
  ...['title', 'tagline', 'summary', 'startsOn', 'endsOn', 'city', 'timezone', 'attendance'],
  ...['openingHours', 'changeoverMinutes', 'hero', 'partners'],
]

/** Returns an edition of the programme from its document. */
export const editionOf = (doc: LocalisedDocument): ProgrammeEdition => ({
  ...versioned(doc),
  title: texts(doc.title),
  tagline: texts(doc.tagline),
  summary: texts(doc.summary) as LongTexts,
  startsOn: text(doc.startsOn),
  endsOn: text(doc.endsOn),
  city: text(doc.city),
  timezone: isTimeZone(doc.timezone) ? doc.timezone : DEFAULT_ZONE,
  attendance: text(doc.attendance) ?? 'onsite',
  openingHours: recordsOf(doc.openingHours) as unknown as ProgrammeEdition['openingHours'],
  changeoverMinutes: typeof doc.changeoverMinutes === 'number' ? doc.changeoverMinutes : 5,
  hero: idOf(doc.hero),
  partners: recordsOf(doc.partners).flatMap(({ organisation }) => idOf(organisation) ?? []),
})

/** The fields of a session of another edition that the checks need. */
export const elsewhereFields = ['title', 'startsAt', 'endsAt', 'participants']
/** The fields of a session that the checks need. */
export const sessionFields = [
  ...elsewhereFields,
  ...['number', 'slug', 'abstract', 'format', 'track', 'status', 'room', 'recording'],
]

/** Returns a session of the programme from its document. */
export const sessionOf = (doc: LocalisedDocument): ProgrammeSession => ({
  ...versioned(doc),
  number: typeof doc.number === 'number' ? doc.number : undefined,
  slug: text(doc.slug),
  title: texts(doc.title),
  abstract: texts(doc.abstract) as LongTexts,
  format: text(doc.format),
  track: text(doc.track),
  status: text(doc.status) ?? 'scheduled',
  startsAt: instant(doc.startsAt),
  endsAt: instant(doc.endsAt),
  room: idOf(doc.room),
  participants: recordsOf(doc.participants).flatMap(({ speaker, role }) => {
    const id = idOf(speaker)
    return id ? [{ speaker: id, role: text(role) ?? 'speaker' }] : []
  }),
  recording: video(doc.recording),
})

/** The fields of a room that the checks need. */
export const roomFields = ['name']

/** Returns a room of the programme from its document. */
export const roomOf = (doc: LocalisedDocument): ProgrammeRoom => ({ ...versioned(doc), name: text(doc.name) })

/** The fields of a speaker that the checks need. */
export const speakerFields = ['name', 'headline', 'bio', 'photo', 'declaredAs']

/** Returns a speaker of the programme from its document. */
export const speakerOf = (doc: LocalisedDocument): ProgrammeSpeaker => ({
  ...versioned(doc),
  name: text(doc.name),
  headline: texts(doc.headline),
  bio: texts(doc.bio) as LongTexts,
  photo: idOf(doc.photo),
  declaredAs: text(doc.declaredAs),
})

/** The fields of a testimonial that the checks need. */
export const testimonialFields = ['name', 'quote', 'story', 'photo', 'video']

/** Returns a testimonial of the programme from its document. */
export const testimonialOf = (doc: LocalisedDocument): ProgrammeTestimonial => ({
  ...versioned(doc),
  name: text(doc.name),
  quote: texts(doc.quote),
  story: texts(doc.story) as LongTexts,
  photo: idOf(doc.photo),
  video: video(doc.video),
  consentUntil: text(doc.consentUntil),
})

/** The fields of an organisation that the checks need. */
export const organisationFields = ['name', 'logo']

/** Returns an organisation of the programme from its document. */
export const organisationOf = (doc: LocalisedDocument) => ({
  id: doc.id,
  name: text(doc.name) ?? '',
  logo: idOf(doc.logo),
})

/** The fields of an image that the checks need. */
export const pictureFields = ['filename', 'originalName', 'alt', 'decorative', 'needsConsent', 'consentUntil']

/** Returns an image of the programme from its document. */
export const pictureOf = (doc: LocalisedDocument): ProgrammePicture => ({
  id: doc.id,
  name: text(doc.originalName) ?? text(doc.filename) ?? '',
  alt: texts(doc.alt),
  isDecorative: doc.decorative === true,
  needsConsent: doc.needsConsent !== false,
  consentUntil: text(doc.consentUntil),
})

const versioned = ({ id, _status }: LocalisedDocument) => ({ id, isPending: _status === 'draft' })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const instant = (value: unknown): string | undefined => {
  const at = new Date(typeof value === 'string' ? value : Number.NaN)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

const texts = (value: unknown): Texts => recordOf(value) as Texts

const video = (value: unknown): Video => {
  const { url, captionsUrl, transcript } = recordOf(value)
  return { url: text(url), captionsUrl: text(captionsUrl), transcript: texts(transcript) }
}
