import { type Finding, finding } from './finding'
import { heldSessions } from './held'
import type { Programme } from './programme'
import { labelOf } from './words'

/** People of the programme who are no longer there, or whom nobody has seen yet. */
export function findPeopleToMend(programme: Programme): Finding[] {
  return [...findGonePeople(programme), ...findMissingPortraits(programme)]
}

function findGonePeople(programme: Programme): Finding[] {
  const known = new Set(programme.speakers.map(({ id }) => id))
  return heldSessions(programme).flatMap(({ id, title, participants }) =>
    participants.flatMap(({ speaker }, index) => {
      if (known.has(speaker)) return []
      const place = { collection: 'sessions', id, path: `participants.${index}.speaker`, label: labelOf(title) }
      return [
        finding('person-gone', place, {
          fr: `La fiche de la personne nº ${index + 1} de la liste est à la corbeille : le public ne la verra pas. Choisissez une autre personne ou retirez la ligne.`,
          en: `The page of person ${index + 1} of the list is in the trash: the public will not see them. Choose somebody else or remove the row.`,
        }),
      ]
    }),
  )
}

function findMissingPortraits({ speakers }: Programme): Finding[] {
  return speakers
    .filter(({ photo }) => !photo)
    .map(({ id, name }) =>
      finding(
        'no-portrait',
        { collection: 'speakers', id, path: 'photo', label: labelOf(name) },
        {
          fr: 'Aucun portrait. Ajoutez une photo si la personne est d’accord.',
          en: 'No portrait. Add a photo if the person agrees.',
        },
      ),
    )
}
