import type { FeedPerson, FeedSession, FeedView } from '../../content/programme-feed/feed-view'
import type { Choice } from '../../content/site/view-types'
import { inLanguage } from '../../domain/bilingual'
import { feedMessages, titleWithStatus } from '../messages'
import { integerOf } from './integer-id'
import { localDateTime } from './zoned-time'

/** The categories of a session, with their numbers in Sessionize's views. */
const categories = [
  { id: 1, title: { fr: 'Format', en: 'Format' }, choiceIn: ({ format }: FeedSession) => format },
  { id: 2, title: { fr: 'Thème', en: 'Track' }, choiceIn: ({ track }: FeedSession) => track },
  { id: 3, title: { fr: 'Langue', en: 'Language' }, choiceIn: ({ spoken }: FeedSession) => spoken },
]

/** The number of the room of sessions without a room. */
const NO_ROOM = 0

/** Renders a view in the form of Sessionize's view « All » (https://sessionize.com/api-documentation). */
export function renderSessionizeAll(view: FeedView): string {
  const { sessions, people, rooms, language } = view
  return JSON.stringify({
    sessions: sessions.map((session) => ({
      ...sessionOf(session, view),
      speakers: session.people.flatMap(({ id }) => guidOf(id, view) ?? []),
      categoryItems: categories.flatMap(({ id, choiceIn }) => {
        const choice = choiceIn(session)
        return choice ? [itemId(id, choice)] : []
      }),
      questionAnswers: [],
    })),
    speakers: people.map((person) => speakerOf(person, view)),
    questions: [],
    categories: categories.map(({ id, title, choiceIn }) => ({
      id,
      title: inLanguage(title, language),
      items: choicesOf(choiceIn, view).map((choice, sort) => ({ id: itemId(id, choice), name: choice.label, sort })),
      sort: id,
      type: 'session',
    })),
    rooms: rooms.map(({ guid, name }, sort) => ({ id: integerOf(guid), name, sort })),
  })
}

/** The fields that a session has in each view. Times have no offset: they are those of the edition's zone. */
export const sessionOf = (session: FeedSession, view: FeedView) => ({
  id: String(session.number ?? integerOf(session.guid)),
  title: titleWithStatus(session, view),
  description: session.abstract?.text ?? null,
  startsAt: localDateTime(session.startsAt, view.edition.timezone),
  endsAt: localDateTime(session.endsAt, view.edition.timezone),
  isServiceSession: session.format.value === 'break',
  isPlenumSession: false,
  roomId: roomId(session),
  liveUrl: null,
  recordingUrl: session.recordingUrl ?? null,
  status: session.status === 'scheduled' ? 'Accepted' : 'Canceled',
  isInformed: true,
  isConfirmed: session.status === 'scheduled',
})

/** The number of the room of a session. */
export const roomId = ({ room }: FeedSession): number => (room ? integerOf(room.guid) : NO_ROOM)

/** The name of the room of a session. */
export const roomName = ({ room }: FeedSession, { language }: FeedView): string =>
  room?.name ?? inLanguage(feedMessages.unplaced, language)

/** The categories of a session, each with its one value. */
export const categoriesIn = (session: FeedSession, view: FeedView) =>
  categories.flatMap(({ id, title, choiceIn }) => {
    const choice = choiceIn(session)
    const items = choice ? [{ id: itemId(id, choice), name: choice.label }] : []
    return choice ? [{ id, name: inLanguage(title, view.language), categoryItems: items, sort: id }] : []
  })

function speakerOf({ id, guid, name, bio, headline, photo, links }: FeedPerson, view: FeedView) {
  const words = name.split(' ')
  const own = view.sessions.filter(({ people }) => people.some((person) => person.id === id))
  return {
    id: guid,
    firstName: words[0] ?? '',
    lastName: words.slice(1).join(' '),
    fullName: name,
    bio: bio?.text ?? null,
    tagLine: headline?.text ?? '',
    profilePicture: photo?.url ?? null,
    isTopSpeaker: false,
    links: links.map(({ kind, label, url }) => ({ title: label, url, linkType: linkTypes[kind] ?? 'Other' })),
    sessions: own.map(({ number, guid: session }) => number ?? integerOf(session)),
    categoryItems: [],
    questionAnswers: [],
  }
}

const linkTypes: Record<string, string> = { website: 'Company_Website', linkedin: 'LinkedIn', bluesky: 'Bluesky' }

const guidOf = (id: string, { people }: FeedView): string | undefined => people.find((person) => person.id === id)?.guid

type ChoiceIn = (typeof categories)[number]['choiceIn']

function choicesOf(choiceIn: ChoiceIn, { sessions }: FeedView): Choice[] {
  const choices = new Map(
    sessions.flatMap((session) => choiceIn(session) ?? []).map((choice) => [choice.value, choice]),
  )
  return [...choices.values()].sort((a, b) => a.value.localeCompare(b.value))
}

/** The number of a value of a category, which other sessions do not change. */
function itemId(category: number, { value }: Choice): number {
  let hash = 0
  for (const character of value) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000
  return category * 1_000_000 + hash
}
