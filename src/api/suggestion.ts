import { suggestionList } from 'graphql/jsutils/suggestionList.js'
import type { Bilingual } from '../domain/bilingual'

/** The end of a message about an unknown name: the known name that is nearest to it, else those that are listed. */
export function suggestionFor(name: string, known: readonly string[], listed: readonly string[] = known): Bilingual {
  const [nearest] = suggestionList(name, known)
  if (nearest !== undefined) return { fr: `Vouliez-vous dire « ${nearest} » ?`, en: `Did you mean "${nearest}"?` }
  const names = known.filter((one) => listed.includes(one)).join(', ')
  if (names === '') return { fr: 'Retirez-le.', en: 'Leave it out.' }
  return { fr: `Choisissez parmi : ${names}.`, en: `Use one of: ${names}.` }
}
