import type { FeedSession, FeedView } from '../content/programme-feed/feed-view'
import { inLanguage } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn } from '../domain/zone'
import type { Refusal } from '../http/refusal'
import { daysOf } from './days'
import { feedMessages } from './messages'
import { type Choice, refusal } from './parameters'

/**
 * Returns a view with the chosen sessions only, or the reason to refuse a choice. A person and a session that are not public,
 * or no longer, are no error: a calendar that somebody subscribed to becomes empty, as their client then does.
 */
export function chooseSessions(view: FeedView, choice: Choice): FeedView | Refusal {
  const days = daysOf(view)
  if (choice.day && !days.includes(choice.day)) {
    const list = days.join(', ')
    return refusal('day', { fr: `Les jours de cette édition : ${list}.`, en: `The days of this edition: ${list}.` })
  }
  if (choice.room && !view.rooms.some((room) => isRoom(room, choice.room))) {
    const rooms = [...new Set(view.rooms.map(({ slug }) => slug))].join(', ')
    return refusal('room', {
      fr: rooms ? `Les salles de cette édition : ${rooms}.` : 'Cette édition n’a pas de salle.',
      en: rooms ? `The rooms of this edition: ${rooms}.` : 'This edition has no room.',
    })
  }
  return { ...view, part: partOf(view, choice), sessions: view.sessions.filter((one) => isChosen(one, view, choice)) }
}

/** Returns what the chosen sessions have in common; `undefined` when all are chosen. */
function partOf(view: FeedView, { day, room, speaker, sessions }: Choice): string | undefined {
  const only = sessions?.length === 1 ? view.sessions.find((session) => isAt(session, sessions[0])) : undefined
  const names = [
    day && formatFullDay(day, view.language),
    view.rooms.find((one) => isRoom(one, room))?.name,
    view.people.find((person) => isAt(person, speaker))?.name,
    sessions && (only?.title.text ?? inLanguage(feedMessages.selection, view.language)),
  ]
  return names.filter(Boolean).join(', ') || undefined
}

function isChosen(session: FeedSession, view: FeedView, { day, room, speaker, sessions }: Choice): boolean {
  const ids = new Set(view.people.filter((person) => isAt(person, speaker)).map(({ id }) => id))
  return (
    (!day || dayIn(session.startsAt, view.edition.timezone) === day) &&
    (!room || (session.room !== undefined && isRoom(session.room, room))) &&
    (!speaker || session.people.some(({ id }) => ids.has(id))) &&
    (!sessions || sessions.some((slug) => isAt(session, slug)))
  )
}

/** Returns the session that has a slug, else the one that had it. */
export const sessionAt = ({ sessions }: FeedView, slug: string | undefined): FeedSession | undefined =>
  sessions.find((session) => session.slug === slug) ?? sessions.find((session) => isAt(session, slug))

/** Whether a document has or had a slug. */
const isAt = ({ slug, formerSlugs }: { slug: string; formerSlugs: string[] }, wanted: string | undefined) =>
  wanted !== undefined && (slug === wanted || formerSlugs.includes(wanted))

const isRoom = ({ id, slug }: { id: string; slug: string }, wanted: string | undefined) =>
  wanted !== undefined && (slug === wanted || id === wanted)
