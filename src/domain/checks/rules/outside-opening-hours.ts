import { inBothLanguages } from '../../bilingual'
import { formatSlot } from '../../format-slot'
import { timeOutsideEdition } from '../../schedule/edition-days'
import { timedSessions } from '../held-sessions'
import { isOpenDuring, openIntervals } from '../opening-hours'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A session on a day of the edition during which the venue is closed. */
export const outsideOpeningHours = defineRule({
  id: 'outside-opening-hours',
  level: 'warns',
  title: { fr: 'Hors des heures d’ouverture', en: 'Outside opening hours' },
  foundWhen: 'the venue is not open during the whole session; an edition that gives no hours is always open',
  find: (programme) => {
    const { edition } = programme
    const open = openIntervals(edition)
    if (open.length === 0) return []
    return timedSessions(programme)
      .filter((session) => !timeOutsideEdition(session, edition) && !isOpenDuring(open, session))
      .map((session) => {
        const slot = inBothLanguages((language) => formatSlot(session, edition.timezone, language))
        return {
          ...placeIn('sessions', session, 'startsAt'),
          message: {
            fr: `Le lieu n’est pas ouvert pendant toute la session (${slot.fr}). Changez l’horaire, ou les heures d’ouverture de l’édition.`,
            en: `The venue is not open during the whole session (${slot.en}). Change the time, or the opening hours of the edition.`,
          },
        }
      })
  },
})
