import { idOf } from '../../../collections/shared/ids'
import type { Language } from '../../domain/bilingual'
import { recordOf, recordsOf } from '../../domain/record'
import { plainTextOf } from '../../domain/rich-text'
import { slugify } from '../../domain/slug'
import { onOneLine } from '../../domain/text'
import { DEFAULT_ZONE, type Instant } from '../../domain/zone'
import type { LocalisedDocument as Doc } from '../programme-documents'
import { pictureOf } from '../site/picture'
import { related, text } from '../site/raw-values'
import { choiceOf, choicesOf } from '../site/render-context'
import type { Choice } from '../site/view-types'
import type { FeedContext } from './feed-context'
import type { FeedEdition, FeedImage, FeedPerson, FeedRelease, FeedRoom, FeedSession, FeedText } from './feed-view'
import { guidOf } from './guid'

/** The rooms and the people of an edition, by id. */
export interface Relations {
  rooms: ReadonlyMap<string, { view: FeedRoom | undefined; doc: Doc }>
  people: ReadonlyMap<string, Doc>
}

/** Returns an edition; `partners` are populated. */
export function feedEdition(doc: Doc, context: FeedContext): FeedEdition {
  const { language } = context
  const venue = recordOf(doc.venue)
  return {
    ...addressed('editions', doc),
    title: line(doc.title, language) ?? { text: '', language },
    tagline: line(doc.tagline, language),
    summary: longText(doc.summary, language),
    startsOn: text(doc.startsOn) ?? '',
    endsOn: text(doc.endsOn) ?? '',
    timezone: text(doc.timezone) ?? DEFAULT_ZONE,
    city: plain(doc.city),
    region: plain(doc.region),
    attendance: doc.attendance === 'online' || doc.attendance === 'hybrid' ? doc.attendance : 'onsite',
    venue: {
      name: plain(venue.name),
      address: plain(venue.address),
      postalCode: plain(venue.postalCode),
      city: plain(venue.city),
      accessInfo: localised(venue.accessInfo, language),
    },
    partners: recordsOf(doc.partners).flatMap(({ organisation, role }) => {
      const named = organisationOf(organisation)
      return named ? [{ ...named, role: choice('editions', 'partners.role', role, context) }] : []
    }),
    registrationUrl: text(doc.registrationUrl),
    image: imageOf(doc.hero, 'og', context),
    modifiedAt: instant(doc.updatedAt),
  }
}

/** Returns a room. */
export function feedRoom(doc: Doc): FeedRoom {
  const name = plain(doc.name) ?? ''
  return {
    ...identified('rooms', doc),
    slug: slugify(name),
    name,
    floor: plain(doc.floor),
    capacity: numberOf(doc.capacity),
  }
}

/** Returns a session; `undefined` while it has no time. */
export function feedSession(doc: Doc, { rooms, people }: Relations, context: FeedContext): FeedSession | undefined {
  const { language } = context
  if (!text(doc.startsAt) || !text(doc.endsAt)) return undefined
  const room = rooms.get(idOf(doc.room) ?? '')
  const taking = recordsOf(doc.participants).flatMap(({ speaker, role }) => {
    const person = people.get(idOf(speaker) ?? '')
    return person ? [{ person, role: choice('sessions', 'participants.role', role, context) }] : []
  })
  const related = [doc, ...(room ? [room.doc] : []), ...taking.map(({ person }) => person)]
  return {
    ...addressed('sessions', doc),
    number: numberOf(doc.number),
    title: line(doc.title, language) ?? { text: '', language },
    abstract: longText(doc.abstract, language),
    format: choice('sessions', 'format', doc.format, context),
    track: choiceOf(context, 'sessions', 'track', doc.track),
    spoken: choiceOf(context, 'sessions', 'language', doc.language),
    startsAt: instant(doc.startsAt),
    endsAt: instant(doc.endsAt),
    status: doc.status === 'cancelled' || doc.status === 'postponed' ? doc.status : 'scheduled',
    notice: localised(doc.notice, language),
    room: room?.view,
    people: taking.map(({ person, role }) => ({ id: person.id, role })),
    accessibility: choicesOf(context, 'sessions', 'accessibility', doc.accessibility),
    capacity: numberOf(doc.capacity),
    registrationUrl: text(doc.registrationUrl),
    recordingUrl: text(recordOf(doc.recording).url),
    createdAt: instant(doc.createdAt),
    updatedAt: instant(doc.updatedAt),
    modifiedAt:
      related
        .map(({ updatedAt }) => instant(updatedAt))
        .sort()
        .at(-1) ?? instant(doc.updatedAt),
  }
}

/** Returns a person; their organisation and their photo are populated. */
export const feedPerson = (doc: Doc, context: FeedContext): FeedPerson => ({
  ...addressed('speakers', doc),
  name: plain(doc.name) ?? '',
  headline: line(doc.headline, context.language),
  bio: longText(doc.bio, context.language),
  organisation: organisationOf(doc.organisation),
  links: recordsOf(doc.links).flatMap(({ kind, url }) => {
    const { value, label } = choice('speakers', 'links.kind', kind, context)
    return text(url) ? [{ kind: value, label, url: String(url) }] : []
  }),
  photo: imageOf(doc.photo, 'portrait', context),
})

/** Returns a release. */
export const feedRelease = (doc: Doc, context: FeedContext): FeedRelease => ({
  ...identified('releases', doc),
  number: numberOf(doc.number) ?? 0,
  releasedAt: instant(doc.releasedAt),
  restores: numberOf(doc.restores),
  changes: recordsOf(doc.changes).flatMap(({ kind, summary }) => {
    const sentence = localised(summary, context.language)
    return sentence ? [{ kind: choice('releases', 'changes.kind', kind, context), summary: sentence }] : []
  }),
})

const identified = (collection: string, { id }: Doc) => ({ id, guid: guidOf(collection, id) })

const addressed = (collection: string, doc: Doc) => ({
  ...identified(collection, doc),
  slug: text(doc.slug) ?? '',
  formerSlugs: Array.isArray(doc.previousSlugs) ? doc.previousSlugs.filter((slug) => typeof slug === 'string') : [],
})

/** Returns a localised text in a language, else in French; `undefined` when it is blank in both. */
function localised(value: unknown, language: Language): FeedText | undefined {
  for (const candidate of [language, 'fr'] as const) {
    const found = text(recordOf(value)[candidate])
    if (found) return { text: found, language: candidate }
  }
  return undefined
}

function line(value: unknown, language: Language): FeedText | undefined {
  const found = localised(value, language)
  return found && { ...found, text: onOneLine(found.text) }
}

function longText(value: unknown, language: Language): FeedText | undefined {
  const { fr, en } = recordOf(value)
  return localised({ fr: plainTextOf(fr), en: plainTextOf(en) }, language)
}

function plain(value: unknown): string | undefined {
  const found = text(value)
  return found && onOneLine(found)
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

const instant = (value: unknown): Instant => new Date(String(value)).toISOString()

const choice = (
  collection: 'editions' | 'sessions' | 'speakers' | 'releases',
  path: string,
  value: unknown,
  context: FeedContext,
): Choice => choiceOf(context, collection, path, value) ?? { value: '', label: '' }

function organisationOf(value: unknown): { name: string; url?: string } | undefined {
  const organisation = related(value)
  const name = plain(organisation?.name)
  return name ? { name, url: text(organisation?.url) } : undefined
}

function imageOf(value: unknown, preferred: string, context: FeedContext): FeedImage | undefined {
  const picture = pictureOf(value, context)
  const size = picture?.sizes.find(({ name }) => name === preferred) ?? picture?.sizes[0]
  return picture && size && { url: context.origin + size.url, alt: picture.alt.text, credit: picture.credit }
}
