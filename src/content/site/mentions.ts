import { DEFAULT_ZONE } from '../../domain/zone'
import { pictureOf } from './picture-view'
import { record, related, rows, text } from './raw-values'
import { choiceOf, choicesOf, linkedTo, type Scene, wordsOf } from './scene'
import type { Appearance, EditionMention, Person, SessionEntry, Video } from './view-types'

type Doc = Record<string, unknown>

/** An edition as other pages name it. */
export const editionMention = (doc: Doc, scene: Scene): EditionMention => ({
  ...linkedTo(scene, 'editions', doc),
  slug: text(doc.slug) ?? '',
  title: wordsOf(doc.title, scene.language) ?? { text: '' },
  startsOn: text(doc.startsOn) ?? '',
  endsOn: text(doc.endsOn) ?? '',
  timezone: text(doc.timezone) ?? DEFAULT_ZONE,
  city: text(doc.city),
})

/** A speaker as other pages name them. */
export const personOf = (doc: Doc, scene: Scene, role?: unknown): Person => ({
  ...linkedTo(scene, 'speakers', doc),
  name: text(doc.name) ?? '',
  role: choiceOf(scene, 'sessions', 'participants.role', role),
  headline: wordsOf(doc.headline, scene.language),
  organisation: text(related(doc.organisation)?.name),
  photo: pictureOf(doc.photo, scene),
})

/** A session as a programme lists it; `edition` is the document it belongs to. */
export const sessionEntry = (doc: Doc, edition: Doc | undefined, scene: Scene): SessionEntry => ({
  ...linkedTo(scene, 'sessions', doc, edition),
  title: wordsOf(doc.title, scene.language) ?? { text: scene.language === 'fr' ? 'Sans titre' : 'Untitled' },
  format: choiceOf(scene, 'sessions', 'format', doc.format),
  track: choiceOf(scene, 'sessions', 'track', doc.track),
  startsAt: text(doc.startsAt),
  endsAt: text(doc.endsAt),
  room: roomOf(doc.room, scene),
  people: rows(doc.participants).flatMap(({ speaker, role }) => {
    const person = related(speaker)
    return person ? [personOf(person, scene, role)] : []
  }),
  accessibility: choicesOf(scene, 'sessions', 'accessibility', doc.accessibility),
  status: doc.status === 'cancelled' || doc.status === 'postponed' ? doc.status : 'scheduled',
  notice: wordsOf(doc.notice, scene.language),
})

/** A session with its edition; nothing where this reader does not see the edition. */
export function appearanceOf(doc: Doc, scene: Scene): Appearance | undefined {
  const edition = related(doc.edition)
  return edition && { ...sessionEntry(doc, edition, scene), edition: editionMention(edition, scene) }
}

/** A video, once it has an address. */
export function videoOf(value: unknown, { language }: Scene): Video | undefined {
  const { url, captionsUrl, transcript } = record(value)
  const address = text(url)
  return address
    ? { url: address, captionsUrl: text(captionsUrl), transcript: wordsOf(transcript, language) }
    : undefined
}

function roomOf(value: unknown, scene: Scene): SessionEntry['room'] {
  const room = related(value)
  const name = text(room?.name)
  return room && name
    ? {
        name,
        floor: text(room.floor),
        accessibility: choicesOf(scene, 'rooms', 'accessibility', room.accessibility),
      }
    : undefined
}
