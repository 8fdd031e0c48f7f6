import { overlaps } from '../interval'
import { type Finding, finding } from './finding'
import { type PlacedSession, placedSessions } from './held'
import type { ElsewhereSession, Programme } from './programme'
import { labelOf, slotWords } from './words'

/** Rooms and people that two sessions need at the same time; one finding for two sessions and what they share. */
export function findOverlaps(programme: Programme): Finding[] {
  const placed = placedSessions(programme)
  return [
    ...programme.rooms.flatMap(({ id, name }) =>
      pairs(placed.filter(({ room }) => room === id)).map((pair) => roomOverlap(pair, labelOf(name), programme)),
    ),
    ...programme.speakers.flatMap(({ id, name }) => {
      const own = placed.filter((session) => hasSpeaker(session, id))
      const elsewhere = programme.elsewhere.filter((session) => hasSpeaker(session, id))
      return [
        ...pairs(own).map((pair) => personOverlap(pair, id, labelOf(name), programme)),
        ...own.flatMap((session) =>
          elsewhere
            .filter((other) => overlaps(session, other))
            .map((other) => personOverlap({ session, other }, id, labelOf(name), programme)),
        ),
      ]
    }),
  ]
}

interface Pair {
  /** The session to change. */
  session: PlacedSession
  other: PlacedSession | ElsewhereSession
}

function pairs(sessions: PlacedSession[]): Pair[] {
  return sessions.flatMap((first, index) =>
    sessions
      .slice(index + 1)
      .filter((second) => overlaps(first, second))
      .map((second) => (first.isPending && !second.isPending ? pair(first, second) : pair(second, first))),
  )
}

const pair = (session: PlacedSession, other: PlacedSession): Pair => ({ session, other })

function roomOverlap({ session, other }: Pair, room: string, { edition }: Programme): Finding {
  const place = { collection: 'sessions', id: session.id, path: 'room', label: labelOf(session.title) }
  return finding('room-overlap', place, {
    fr: `La salle « ${room} » accueille déjà « ${labelOf(other.title)} » (${slotWords(other, edition.timezone, 'fr')}). Changez de salle ou d’horaire.`,
    en: `The room “${room}” already hosts “${labelOf(other.title)}” (${slotWords(other, edition.timezone, 'en')}). Change the room or the time.`,
  })
}

function personOverlap({ session, other }: Pair, speaker: string, name: string, { edition }: Programme): Finding {
  const path = `participants.${session.participants.findIndex((one) => one.speaker === speaker)}.speaker`
  const place = { collection: 'sessions', id: session.id, path, label: labelOf(session.title) }
  return finding('person-overlap', place, {
    fr: `${name} participe déjà à « ${labelOf(other.title)} » (${slotWords(other, edition.timezone, 'fr')}). Changez l’horaire ou la liste des personnes.`,
    en: `${name} already takes part in “${labelOf(other.title)}” (${slotWords(other, edition.timezone, 'en')}). Change the time or the participants.`,
  })
}

const hasSpeaker = ({ participants }: Pick<ElsewhereSession, 'participants'>, id: string) =>
  participants.some(({ speaker }) => speaker === id)
