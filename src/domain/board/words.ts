import type { Language } from '../bilingual'
import { formatClock, formatDay } from '../format-moment'
import { frenchSpaces } from '../typography'
import type { BoardConflict } from './conflicts'
import type { Board, BoardSession, Placement } from './session'

type Named = Pick<Board, 'rooms' | 'people'> & { edition: { timezone: string } }

/** A time slot in words: « 9 h 00 – 10 h 00 ». */
export function slotWords({ startsAt, endsAt }: Placement, zone: string, language: Language): string {
  if (!startsAt) return ''
  const start = formatClock(startsAt, zone, language)
  return endsAt ? `${start} – ${formatClock(endsAt, zone, language)}` : start
}

/** Where and when, in words: « mar. 21 mai 2024, 9 h 00 – 10 h 00, Atelier 1 »; what is open is named. */
export function placementWords(placement: Placement, { rooms, edition }: Named, language: Language): string {
  const isFrench = language === 'fr'
  const room = rooms.find(({ id }) => id === placement.room)?.name
  const { startsAt } = placement
  if (!startsAt && !room) return isFrench ? 'sans horaire ni salle' : 'without time or room'
  const when = startsAt
    ? `${formatDay(startsAt, edition.timezone, language)}, ${slotWords(placement, edition.timezone, language)}`
    : isFrench
      ? 'sans horaire'
      : 'without a time'
  return `${when}, ${room ?? (isFrench ? 'sans salle' : 'without a room')}`
}

/** A conflict in words, whole enough to know what to change. */
export function conflictWords(conflict: BoardConflict, board: Named, language: Language): string {
  const other = conflict.with
  const slot = slotWords({ ...other, room: null }, board.edition.timezone, language)
  const isFrench = language === 'fr'
  if (conflict.kind === 'room') {
    const room = board.rooms.find(({ id }) => id === conflict.room)?.name ?? '?'
    return isFrench
      ? frenchSpaces(`La salle « ${room} » accueille déjà « ${other.title} » (${slot}).`)
      : `The room "${room}" already hosts "${other.title}" (${slot}).`
  }
  const person = board.people[conflict.person] ?? (isFrench ? 'Une personne' : 'Somebody')
  return isFrench
    ? frenchSpaces(`${person} participe déjà à « ${other.title} » (${slot}).`)
    : `${person} already takes part in "${other.title}" (${slot}).`
}

/** What sets a session apart from an ordinary published one, in words; nothing for those. */
export function stateWords({ state, status }: Pick<BoardSession, 'state' | 'status'>, language: Language): string[] {
  const isFrench = language === 'fr'
  const words: string[] = []
  if (status === 'cancelled') words.push(isFrench ? 'Annulée' : 'Cancelled')
  if (status === 'postponed') words.push(isFrench ? 'Reportée' : 'Postponed')
  if (state === 'draft') words.push(isFrench ? 'Brouillon' : 'Draft')
  if (state === 'changed') words.push(isFrench ? 'Modifiée' : 'Changed')
  return words
}
