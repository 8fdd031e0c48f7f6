import { dayIn, isPlainDate } from '../zone'
import { type Finding, finding, type Place } from './finding'
import { endsLater, heldSessions, type PlacedSession, placedSessions } from './held'
import { isOpenDuring, openIntervals } from './opening-hours'
import type { Programme, ProgrammeEdition, ProgrammeSession } from './programme'
import { labelOf, slotWords } from './words'

/** Sessions that nobody could attend as they stand: without a time or a room, or when the venue is closed. */
export function findMisplaced(programme: Programme): Finding[] {
  const { edition } = programme
  const held = heldSessions(programme)
  const open = openIntervals(edition)
  return [
    ...held.flatMap((session) => withoutTime(session)),
    ...held.flatMap((session) => withoutRoom(session, programme)),
    ...placedSessions(programme).flatMap((session) => {
      const path = pathOutsideDays(session, edition)
      if (path) return [outsideDays(session, path)]
      return open.length === 0 || isOpenDuring(open, session) ? [] : [outsideHours(session, edition)]
    }),
  ]
}

function withoutTime(session: ProgrammeSession): Finding[] {
  const { startsAt, endsAt } = session
  if (startsAt && endsAt) {
    if (endsLater(startsAt, endsAt)) return []
    return [
      finding('wrong-times', at(session, 'endsAt'), {
        fr: 'La fin vient avant le début. Corrigez l’une des deux heures.',
        en: 'The session ends before it starts. Correct one of the two times.',
      }),
    ]
  }
  return [
    finding('no-time', at(session, startsAt ? 'endsAt' : 'startsAt'), {
      fr: 'Cette session est encore à placer. Donnez-lui une heure de début et de fin, ou mettez-la à la corbeille.',
      en: 'This session still has to be placed. Give it a start and an end, or put it in the trash.',
    }),
  ]
}

function withoutRoom(session: ProgrammeSession, { edition, rooms }: Programme): Finding[] {
  if (session.room) {
    if (rooms.some(({ id }) => id === session.room)) return []
    return [
      finding('room-gone', at(session, 'room'), {
        fr: 'La salle choisie est à la corbeille ou appartient à une autre édition. Choisissez une salle de cette édition.',
        en: 'The chosen room is in the trash or belongs to another edition. Choose a room of this edition.',
      }),
    ]
  }
  if (edition.attendance === 'online' || session.format === 'break') return []
  return [
    finding('no-room', at(session, 'room'), {
      fr: 'Le public ne saura pas où aller. Choisissez une salle.',
      en: 'Nobody will know where to go. Choose a room.',
    }),
  ]
}

function pathOutsideDays({ startsAt, endsAt }: PlacedSession, { startsOn, endsOn, timezone }: ProgrammeEdition) {
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn)) return undefined
  const isOutside = (day: string) => day < startsOn || day > endsOn
  if (isOutside(dayIn(startsAt, timezone))) return 'startsAt'
  // A session that ends at midnight belongs to the day that ends.
  const lastMoment = new Date(new Date(endsAt).getTime() - 1).toISOString()
  return isOutside(dayIn(lastMoment, timezone)) ? 'endsAt' : undefined
}

const outsideDays = (session: PlacedSession, path: string) =>
  finding('outside-days', at(session, path), {
    fr: 'Cette session a lieu en dehors des jours de l’édition. Changez son jour, ou les dates de l’édition.',
    en: 'This session takes place outside the days of the edition. Change its day, or the dates of the edition.',
  })

const outsideHours = (session: PlacedSession, { timezone }: ProgrammeEdition) =>
  finding('outside-opening-hours', at(session, 'startsAt'), {
    fr: `Le lieu n’est pas ouvert pendant toute la session (${slotWords(session, timezone, 'fr')}). Changez l’horaire, ou les heures d’ouverture de l’édition.`,
    en: `The venue is not open during the whole session (${slotWords(session, timezone, 'en')}). Change the time, or the opening hours of the edition.`,
  })

const at = ({ id, title }: ProgrammeSession, path: string): Place => ({
  collection: 'sessions',
  id,
  path,
  label: labelOf(title),
})
