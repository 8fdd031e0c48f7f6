import { timeOutsideEdition } from '../../schedule/edition-days'
import { timedSessions } from '../held-sessions'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A session outside the days of its edition. */
export const outsideDays = defineRule({
  id: 'outside-days',
  level: 'blocks',
  title: { fr: 'Hors des jours de l’édition', en: 'Outside the days of the edition' },
  foundWhen: 'a session begins or ends on a day that the edition does not have, by the clock of the edition',
  find: (programme) =>
    timedSessions(programme).flatMap((session) => {
      const outside = timeOutsideEdition(session, programme.edition)
      if (!outside) return []
      return {
        ...placeIn('sessions', session, outside.path),
        message: {
          fr: 'Cette session a lieu en dehors des jours de l’édition. Changez son jour, ou les dates de l’édition.',
          en: 'This session takes place outside the days of the edition. Change its day, or the dates of the edition.',
        },
      }
    }),
})
