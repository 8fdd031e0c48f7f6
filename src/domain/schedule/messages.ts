import { type Bilingual, inBothLanguages } from '../bilingual'
import { formatLongDate } from '../format-date'
import type { PlainDate } from '../zone'
import type { SharedNeed } from './conflicts'

/**
 * A room or a person that two sessions need at the same time, by its name, and the other one of the two sessions where the
 * reader may know it.
 */
export interface Conflict {
  kind: SharedNeed['kind']
  name: string
  other?: { title: string; slot: Bilingual }
}

/** Says which session takes the room or the person, and when. */
export function conflictMessage({ kind, name, other }: Conflict): Bilingual {
  if (!other) return hiddenConflict(kind, name)
  const { title, slot } = other
  return kind === 'room'
    ? {
        fr: `La salle « ${name} » accueille déjà « ${title} » (${slot.fr}).`,
        en: `The room “${name}” already hosts “${title}” (${slot.en}).`,
      }
    : {
        fr: `${name} participe déjà à « ${title} » (${slot.fr}).`,
        en: `${name} already takes part in “${title}” (${slot.en}).`,
      }
}

const hiddenConflict = (kind: Conflict['kind'], name: string): Bilingual =>
  kind === 'room'
    ? { fr: `La salle « ${name} » est déjà prise à ce moment-là.`, en: `The room “${name}” is already taken then.` }
    : {
        fr: `${name} participe à ce moment-là à une session d’une autre édition.`,
        en: `${name} takes part in a session of another edition then.`,
      }

/** Says the same, and how to solve it. */
export function conflictRefusal(conflict: Conflict): Bilingual {
  const [message, advice] = [conflictMessage(conflict), conflictAdvice[conflict.kind]]
  return { fr: `${message.fr} ${advice.fr}`, en: `${message.en} ${advice.en}` }
}

const conflictAdvice: Record<Conflict['kind'], Bilingual> = {
  room: { fr: 'Changez de salle ou d’horaire.', en: 'Change the room or the time.' },
  person: { fr: 'Changez l’horaire ou la liste des personnes.', en: 'Change the time or the participants.' },
}

/** Says that a session does not end after it starts. */
export const endsBeforeStart: Bilingual = {
  fr: 'La fin vient avant le début. Corrigez l’une des deux heures.',
  en: 'The session ends before it starts. Correct one of the two times.',
}

/** Says that a session lies outside the days of its edition, which may be named. */
export function outsideEdition(edition: { title?: string; startsOn: PlainDate; endsOn: PlainDate }): Bilingual {
  const { title } = edition
  const days = formatDays(edition)
  return {
    fr: `L’édition${title ? ` « ${title} »` : ''} a lieu ${days.fr}. Choisissez un jour de l’édition, ou changez les dates de l’édition.`,
    en: `The edition${title ? ` "${title}"` : ''} takes place ${days.en}. Choose one of its days, or change the dates of the edition.`,
  }
}

function formatDays({ startsOn, endsOn }: { startsOn: PlainDate; endsOn: PlainDate }): Bilingual {
  const [first, last] = [startsOn, endsOn].map((day) => inBothLanguages((language) => formatLongDate(day, language)))
  if (startsOn === endsOn) return { fr: `le ${first?.fr}`, en: `on ${first?.en}` }
  return { fr: `du ${first?.fr} au ${last?.fr}`, en: `from ${first?.en} to ${last?.en}` }
}
