import { closeGaps, hostilityOf, tidy } from '../cells/spreadsheet-text'
import { hostileCell, type Problem } from '../problem'
import { plainFromMarkup } from './markup'

/** An object of a JSON file; nothing in it is trusted to be there or to be of its type. */
export type Entry = Record<string, unknown>

/** The value as an object; an empty one for anything else. */
export const entryOf = (value: unknown): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : {}

/** The objects of a list; none for anything else. */
export const entriesOf = (value: unknown): Entry[] => (Array.isArray(value) ? value.map(entryOf) : [])

/** The identifier in an entry, a number or a text. */
export const keyOf = (value: unknown): string => (typeof value === 'number' ? String(value) : textIn(value))

const textIn = (value: unknown): string => (typeof value === 'string' ? closeGaps(value) : '')

/** Reads the texts of one entry, and notes what is wrong with each under the name of its field. */
export interface EntryReader {
  row: number
  text: (field: string, value: unknown, most?: number) => string | undefined
  problem: (field: string, sentences: { fr: string; en: string }, level?: Problem['level']) => void
}

/** A reader of the entry at a rank, which adds what it finds wrong to `problems`. */
export function readEntry(row: number, problems: Problem[]): EntryReader {
  const problem: EntryReader['problem'] = (column, sentences, level = 'error') => {
    problems.push({ level, row, column, ...sentences })
  }
  return {
    row,
    problem,
    text: (field, value, most) => {
      const markup = textIn(value)
      const plain = plainFromMarkup(markup)
      const hostility = hostilityOf(plain)
      // A title may begin with a sign here: only a spreadsheet would run it.
      if (hostility && hostility !== 'formula') problems.push(hostileCell(hostility, row, field))
      if (plain !== markup.trim() && hostility === undefined) {
        problem(
          field,
          {
            fr: 'La mise en forme HTML est retirée : il reste le texte.',
            en: 'HTML formatting is taken out: the text stays.',
          },
          'warning',
        )
      }
      const text = tidy(plain)
      if (most && text.length > most) {
        problem(field, {
          fr: `Ce texte compte ${text.length} caractères. Gardez-en ${most} au plus.`,
          en: `This text has ${text.length} characters. Keep ${most} at most.`,
        })
      }
      return text || undefined
    },
  }
}
