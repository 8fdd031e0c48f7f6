import { searchKey } from '../../text'

/** A person named in a file, and what they do in a session. */
export interface NamedPerson {
  name: string
  /** Tells apart people who have one name. */
  slug?: string
  role: string
}

/** One value of a closed list, with the words by which files name it. */
export interface Choice {
  value: string
  label: { fr: string; en: string }
}

/** The value that a cell names by its French or English label, or by itself; capitals and accents do not matter. */
export function readChoice(cell: string, choices: readonly Choice[]): string | undefined {
  const key = searchKey(cell)
  return choices.find(({ value, label }) => [value, label.fr, label.en].some((word) => searchKey(word) === key))?.value
}

/** The French label of a value. */
export const writeChoice = (value: string, choices: readonly Choice[]): string =>
  choices.find((choice) => choice.value === value)?.label.fr ?? value

/** The people in a cell: « Ada Lovelace (Intervient) | Grace Hopper [grace-hopper-2] (Anime les échanges) ». */
export function readPeople(cell: string, roles: readonly Choice[]): NamedPerson[] {
  return cell
    .split(/(?<!\\)\||\n/)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, before = part, last = ''] = /^(.*\S)\s*\(([^()]*)\)$/s.exec(part) ?? []
      const role = last && readChoice(last, roles)
      const named = role ? before : part
      const [, name = named, slug] = /^(.*\S)\s*\[([a-z0-9-]+)\]$/s.exec(named) ?? []
      return { name: name.replace(/\s+/g, ' '), ...(slug ? { slug } : {}), role: role || 'speaker' }
    })
}

/** The cell that `readPeople` reads as these people. */
export function writePeople(people: readonly NamedPerson[], roles: readonly Choice[]): string {
  return people
    .map(({ name, slug, role }) => {
      const safe = name.replace(/\s+/g, ' ').replaceAll('|', '\\|')
      return `${safe}${slug ? ` [${slug}]` : ''} (${writeChoice(role, roles)})`
    })
    .join(' | ')
}
