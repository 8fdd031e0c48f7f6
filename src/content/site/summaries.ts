import { type Bilingual, inLanguage } from '../../domain/bilingual'
import { recordOf, recordsOf } from '../../domain/record'
import { DEFAULT_ZONE } from '../../domain/zone'
import { pictureOf } from './picture'
import { related, text } from './raw-values'
import { choiceOf, choicesOf, linkedTo, pageTextOf, type RenderContext } from './render-context'
import type { EditionSummary, Person, SessionEntry, SessionWithEdition, Video } from './view-types'

type Doc = Record<string, unknown>

const untitled: Bilingual = { fr: 'Sans titre', en: 'Untitled' }

/** Returns an edition as other pages show it. */
export const editionSummary = (doc: Doc, context: RenderContext): EditionSummary => ({
  ...linkedTo(context, 'editions', doc),
  slug: text(doc.slug) ?? '',
  title: pageTextOf(doc.title, context.language) ?? { text: '' },
  startsOn: text(doc.startsOn) ?? '',
  endsOn: text(doc.endsOn) ?? '',
  timezone: text(doc.timezone) ?? DEFAULT_ZONE,
  city: text(doc.city),
})

/** Returns a speaker as other pages show them. */
export const personOf = (doc: Doc, context: RenderContext, role?: unknown): Person => ({
  ...linkedTo(context, 'speakers', doc),
  name: text(doc.name) ?? '',
  role: choiceOf(context, 'sessions', 'participants.role', role),
  headline: pageTextOf(doc.headline, context.language),
  organisation: text(related(doc.organisation)?.name),
  photo: pictureOf(doc.photo, context),
})

/** Returns a session as a programme lists it; `edition` is its document. */
export const sessionEntry = (doc: Doc, edition: Doc | undefined, context: RenderContext): SessionEntry => ({
  ...linkedTo(context, 'sessions', doc, edition),
  title: pageTextOf(doc.title, context.language) ?? { text: inLanguage(untitled, context.language) },
  format: choiceOf(context, 'sessions', 'format', doc.format),
  startsAt: text(doc.startsAt),
  endsAt: text(doc.endsAt),
  room: roomOf(doc.room, context),
  people: recordsOf(doc.participants).flatMap(({ speaker, role }) => {
    const person = related(speaker)
    return person && !isWithdrawn(person, context) ? [personOf(person, context, role)] : []
  }),
  accessibility: choicesOf(context, 'sessions', 'accessibility', doc.accessibility),
  status: doc.status === 'cancelled' || doc.status === 'postponed' ? doc.status : 'scheduled',
  notice: pageTextOf(doc.notice, context.language),
})

/** Whether a person withdrew their name. The public never receives them, and the staff sees its own drafts. */
export const isWithdrawn = ({ consentUntil }: Doc, { now, reader }: RenderContext): boolean =>
  reader.kind === 'link' && typeof consentUntil === 'string' && new Date(consentUntil) <= now

/** Returns a session with its edition; `undefined` when this reader may not read the edition. */
export function sessionWithEdition(doc: Doc, context: RenderContext): SessionWithEdition | undefined {
  const edition = related(doc.edition)
  return edition && { ...sessionEntry(doc, edition, context), edition: editionSummary(edition, context) }
}

/** Returns a video; `undefined` without an address. */
export function videoOf(value: unknown, { language }: RenderContext): Video | undefined {
  const { url, captionsUrl, transcript } = recordOf(value)
  const address = text(url)
  return address
    ? { url: address, captionsUrl: text(captionsUrl), transcript: pageTextOf(transcript, language) }
    : undefined
}

function roomOf(value: unknown, context: RenderContext): SessionEntry['room'] {
  const room = related(value)
  const name = text(room?.name)
  return room && name
    ? {
        name,
        floor: text(room.floor),
        accessibility: choicesOf(context, 'rooms', 'accessibility', room.accessibility),
      }
    : undefined
}
