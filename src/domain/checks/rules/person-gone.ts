import { heldSessions } from '../held-sessions'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A participant whose page is in the trash. */
export const personGone = defineRule({
  id: 'person-gone',
  level: 'warns',
  title: { fr: 'Personne à la corbeille', en: 'Person in the trash' },
  foundWhen: 'somebody listed in a session is in the trash: readers do not see the row',
  find: (programme) => {
    const speakers = new Set(programme.speakers.map(({ id }) => id))
    return heldSessions(programme).flatMap((session) =>
      session.participants.flatMap(({ speaker }, index) => {
        if (speakers.has(speaker)) return []
        return {
          ...placeIn('sessions', session, `participants.${index}.speaker`),
          message: {
            fr: `La fiche de la personne nº ${index + 1} de la liste est à la corbeille : le public ne la verra pas. Choisissez une autre personne ou retirez la ligne.`,
            en: `The page of person ${index + 1} of the list is in the trash: the public will not see them. Choose somebody else or remove the row.`,
          },
        }
      }),
    )
  },
})
