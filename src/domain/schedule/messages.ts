import type { Bilingual } from '../bilingual'
import type { SharedNeed } from './conflicts'

/** A room or a person that two sessions need at the same time, by its name, and the other one of the two sessions. */
export interface Conflict {
  kind: SharedNeed['kind']
  name: string
  other: { title: string; slot: Bilingual }
}

/** Says which session takes the room or the person, and when. */
export const conflictMessage = ({ kind, name, other: { title, slot } }: Conflict): Bilingual =>
  kind === 'room'
    ? {
        fr: `La salle « ${name} » accueille déjà « ${title} » (${slot.fr}).`,
        en: `The room “${name}” already hosts “${title}” (${slot.en}).`,
      }
    : {
        fr: `${name} participe déjà à « ${title} » (${slot.fr}).`,
        en: `${name} already takes part in “${title}” (${slot.en}).`,
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
