import { formatClock } from '../format-moment'
import { type Finding, finding } from './finding'
import { type PlacedSession, placedSessions } from './held'
import type { Programme } from './programme'
import { labelOf } from './words'

/** People who go from one room to another in less time than the edition allows for. */
export function findShortChangeovers(programme: Programme): Finding[] {
  const { changeoverMinutes } = programme.edition
  const placed = placedSessions(programme).filter(({ room }) => room)
  return programme.speakers.flatMap(({ id, name }) => {
    const own = placed.filter(({ participants }) => participants.some(({ speaker }) => speaker === id))
    return own.flatMap((before) =>
      own
        .filter((after) => after.room !== before.room && isShort(minutesBetween(before, after), changeoverMinutes))
        .map((after) => changeover(programme, labelOf(name), before, after)),
    )
  })
}

const minutesBetween = (before: PlacedSession, after: PlacedSession) =>
  (new Date(after.startsAt).getTime() - new Date(before.endsAt).getTime()) / 60_000

// Less than nothing is an overlap, which another rule tells.
const isShort = (minutes: number, needed: number) => minutes >= 0 && minutes < needed

function changeover({ edition, rooms }: Programme, name: string, before: PlacedSession, after: PlacedSession): Finding {
  const minutes = Math.floor(minutesBetween(before, after))
  const room = labelOf(rooms.find(({ id }) => id === before.room)?.name)
  const path = 'startsAt'
  const place = { collection: 'sessions', id: after.id, path, label: labelOf(after.title) }
  const end = (language: 'fr' | 'en') => formatClock(before.endsAt, edition.timezone, language)
  return finding('short-changeover', place, {
    fr: `${name} sort de « ${labelOf(before.title)} » (salle « ${room} ») à ${end('fr')} : ${minutes === 0 ? 'aucune minute' : `${minutes} min`} pour changer de salle, il en faut ${edition.changeoverMinutes}. Décalez l’une des deux sessions, ou gardez la même salle.`,
    en: `${name} leaves “${labelOf(before.title)}” (room “${room}”) at ${end('en')}: ${minutes} min to change rooms, ${edition.changeoverMinutes} needed. Shift one of the two sessions, or keep one room.`,
  })
}
