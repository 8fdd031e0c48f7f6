import type { FeedSession, FeedView } from '../content/programme-feed/feed-view'
import { dayIn } from '../domain/zone'
import type { Refusal } from '../http/refusal'
import { daysOf } from './days'
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
  return { ...view, sessions: view.sessions.filter((session) => isChosen(session, view, choice)) }
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

/** Whether a document has or had a slug. */
export const isAt = ({ slug, formerSlugs }: { slug: string; formerSlugs: string[] }, wanted: string | undefined) =>
  wanted !== undefined && (slug === wanted || formerSlugs.includes(wanted))

const isRoom = ({ id, slug }: { id: string; slug: string }, wanted: string | undefined) =>
  wanted !== undefined && (slug === wanted || id === wanted)
