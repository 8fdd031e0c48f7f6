import { suggestionList } from 'graphql/jsutils/suggestionList.js'

/** The end of a message about an unknown name: the known name that is nearest to it, else those that are listed. */
export function suggestionFor(name: string, known: readonly string[], listed: readonly string[] = known): string {
  const [nearest] = suggestionList(name, known)
  if (nearest !== undefined) return `Did you mean "${nearest}"?`
  const names = known.filter((one) => listed.includes(one))
  return names.length > 0 ? `Use one of: ${names.join(', ')}.` : 'Leave it out.'
}
