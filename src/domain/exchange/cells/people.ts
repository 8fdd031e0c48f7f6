import type { Bilingual } from '../../bilingual'
import { searchKey } from '../../text'

/** A person named in a file, with a role in a session. */
export interface NamedPerson {
  name: string
  /** Given when several people have this name. */
  slug?: string
  /** The id in the tool that the file comes from, with the name of the tool. */
  sourceId?: string
  /** Absent when the file gives none. */
  role?: string
}

/** One option of a select field. */
export interface Choice {
  value: string
  label: Bilingual
}

/** Returns the value of the option that a cell names by its value or by a label, whatever the case and the accents. */
export function readChoice(cell: string, choices: readonly Choice[]): string | undefined {
  const key = searchKey(cell)
  return choices.find(({ value, label }) => [value, label.fr, label.en].some((word) => searchKey(word) === key))?.value
}

/** Returns the French label of a value. */
export const writeChoice = (value: string, choices: readonly Choice[]): string =>
  choices.find((choice) => choice.value === value)?.label.fr ?? value

/**
 * Reads the people of a cell: « Ada Lovelace (Intervient) | Grace Hopper [grace-hopper-2] (Anime les échanges) ».
 * `unknownRole` returns the role that a word in parentheses means; `undefined` when it belongs to the name.
 */
export function readPeople(
  cell: string,
  roles: readonly Choice[],
  unknownRole: (word: string) => string | undefined = () => undefined,
): NamedPerson[] {
  return cell
    .split(/(?<!\\)\||\n/)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, before = part, last = ''] = /^(.*\S)\s*\(([^()]*)\)$/s.exec(part) ?? []
      const role = last && (readChoice(last, roles) ?? unknownRole(last))
      const named = role ? before : part
      const [, name = named, slug] = /^(.*\S)\s*\[([a-z0-9-]+)\]$/s.exec(named) ?? []
      return { name: name.replace(/\s+/g, ' '), ...(slug ? { slug } : {}), ...(role ? { role } : {}) }
    })
}

/** Writes people as `readPeople` reads them. */
export function writePeople(people: readonly NamedPerson[], roles: readonly Choice[]): string {
  return people
    .map(({ name, slug, role }) => {
      const safe = name.replace(/\s+/g, ' ').replaceAll('|', '\\|')
      return `${safe}${slug ? ` [${slug}]` : ''} (${writeChoice(role ?? 'speaker', roles)})`
    })
    .join(' | ')
}
