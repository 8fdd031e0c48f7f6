import { type Bilingual, inBothLanguages, inLanguage, type Language } from '../bilingual'
import { formatClock, formatDay } from '../format-moment'
import { formatClockRange } from '../format-slot'
import { conflictMessage } from '../schedule/messages'
import type { BoardConflict } from './conflicts'
import type { Board, BoardSession, Placement } from './session'

type Named = Pick<Board, 'rooms' | 'people'> & { edition: { timezone: string } }

/** Formats the clock times of a placement: « 9 h 00 – 10 h 00 »; its start alone without an end, `''` without a start. */
export function formatTimes({ startsAt, endsAt }: Placement, zone: string, language: Language): string {
  if (!startsAt) return ''
  return endsAt ? formatClockRange({ startsAt, endsAt }, zone, language) : formatClock(startsAt, zone, language)
}

/** Formats a placement: « mar. 21 mai 2024, 9 h 00 – 10 h 00, Atelier 1 »; says which of time and room is missing. */
export function formatPlacement(placement: Placement, { rooms, edition }: Named, language: Language): string {
  const { timezone } = edition
  const room = rooms.find(({ id }) => id === placement.room)?.name
  const { startsAt } = placement
  if (!startsAt && !room) return inLanguage(messages.withoutBoth, language)
  const when = startsAt
    ? `${formatDay(startsAt, timezone, language)}, ${formatTimes(placement, timezone, language)}`
    : inLanguage(messages.withoutTime, language)
  return `${when}, ${room ?? inLanguage(messages.withoutRoom, language)}`
}

/** Formats a conflict as a sentence that names the other session and its times, unless its title is hidden from the reader. */
export function formatConflict(conflict: BoardConflict, board: Named, language: Language): string {
  const { title, startsAt, endsAt } = conflict.with
  const slot = inBothLanguages((each) => formatTimes({ startsAt, endsAt, room: null }, board.edition.timezone, each))
  const message = conflictMessage({
    kind: conflict.kind,
    name: nameOf(conflict, board, language),
    other: title ? { title, slot } : undefined,
  })
  return inLanguage(message, language)
}

function nameOf(conflict: BoardConflict, { rooms, people }: Named, language: Language): string {
  if (conflict.kind === 'room') return rooms.find(({ id }) => id === conflict.room)?.name ?? '?'
  return people[conflict.person] ?? inLanguage(messages.somebody, language)
}

/** Lists the states of a session: cancelled, postponed, draft, changed. Empty when it is published and takes place. */
export const formatStates = ({ state, status }: Pick<BoardSession, 'state' | 'status'>, language: Language): string[] =>
  [statuses[status], states[state]].filter((text) => text !== undefined).map((text) => inLanguage(text, language))

const statuses: Record<string, Bilingual | undefined> = {
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  postponed: { fr: 'Reportée', en: 'Postponed' },
}

const states: Partial<Record<BoardSession['state'], Bilingual>> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  changed: { fr: 'Modifiée', en: 'Changed' },
}

const messages = {
  withoutBoth: { fr: 'sans horaire ni salle', en: 'without time or room' },
  withoutTime: { fr: 'sans horaire', en: 'without a time' },
  withoutRoom: { fr: 'sans salle', en: 'without a room' },
  somebody: { fr: 'Une personne', en: 'Somebody' },
} satisfies Record<string, Bilingual>
