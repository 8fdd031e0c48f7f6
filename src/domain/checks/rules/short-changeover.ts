import { inBothLanguages } from '../../bilingual'
import { formatClock } from '../../format-moment'
import { minutesBetween } from '../../schedule/durations'
import type { Timed } from '../../schedule/session'
import { timedSessions } from '../held-sessions'
import { labelOf } from '../label'
import { placeIn } from '../place'
import type { Programme, ProgrammeSession } from '../programme'
import { defineRule, type Violation } from '../rule'

/** A person with less time between two rooms than the edition allows for. Overlaps have their own rule. */
export const shortChangeover = defineRule({
  id: 'short-changeover',
  level: 'warns',
  title: { fr: 'Trop peu de temps entre deux salles', en: 'Too little time between two rooms' },
  foundWhen: 'somebody has less time between two rooms than the edition allows for',
  find: (programme) => {
    const { changeoverMinutes } = programme.edition
    const sessions = timedSessions(programme).filter(({ room }) => room)
    const isShort = (minutes: number) => minutes >= 0 && minutes < changeoverMinutes
    return programme.speakers.flatMap(({ id, name }) => {
      const own = sessions.filter(({ participants }) => participants.some(({ speaker }) => speaker === id))
      return own.flatMap((before) =>
        own
          .filter((after) => after.room !== before.room && isShort(minutesFrom(before, after)))
          .map((after) => violation(programme, labelOf(name), before, after)),
      )
    })
  },
})

type Session = Timed<ProgrammeSession>

const minutesFrom = (before: Session, after: Session) => minutesBetween(before.endsAt, after.startsAt)

function violation({ edition, rooms }: Programme, name: string, before: Session, after: Session): Violation {
  const { timezone, changeoverMinutes } = edition
  const minutes = Math.floor(minutesFrom(before, after))
  const room = labelOf(rooms.find(({ id }) => id === before.room)?.name)
  const title = labelOf(before.title)
  const end = inBothLanguages((language) => formatClock(before.endsAt, timezone, language))
  return {
    ...placeIn('sessions', after, 'startsAt'),
    message: {
      fr: `${name} sort de « ${title} » (salle « ${room} ») à ${end.fr} : ${minutes === 0 ? 'aucune minute' : `${minutes} min`} pour changer de salle, il en faut ${changeoverMinutes}. Décalez l’une des deux sessions, ou gardez la même salle.`,
      en: `${name} leaves “${title}” (room “${room}”) at ${end.en}: ${minutes} min to change rooms, ${changeoverMinutes} needed. Shift one of the two sessions, or keep one room.`,
    },
  }
}
