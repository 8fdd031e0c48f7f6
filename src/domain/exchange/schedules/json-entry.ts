import type { Bilingual } from '../../bilingual'
import { closeGaps, hostilityOf, tidy } from '../cells/spreadsheet-text'
import { hostileCell, type Problem } from '../problem'
import { plainFromMarkup } from './markup'

/** An object of a JSON file. Any of its fields may be missing or of another type. */
export type Entry = Record<string, unknown>

/** Returns an identifier, a number or a text, as a text. */
export const keyOf = (value: unknown): string => (typeof value === 'number' ? String(value) : textIn(value))

const textIn = (value: unknown): string => (typeof value === 'string' ? closeGaps(value) : '')

/** Reads the texts of one entry, and reports their problems under the name of the field. */
export interface EntryReader {
  row: number
  text: (field: string, value: unknown, most?: number) => string | undefined
  problem: (field: string, message: Bilingual, level?: Problem['level']) => void
}

/** Returns a reader of the entry at a position that adds to `problems`. */
export function readEntry(row: number, problems: Problem[]): EntryReader {
  const problem: EntryReader['problem'] = (column, message, level = 'error') => {
    problems.push({ level, row, column, ...message })
  }
  return {
    row,
    problem,
    text: (field, value, most) => {
      const markup = textIn(value)
      const plain = plainFromMarkup(markup)
      const hostility = hostilityOf(plain)
      // A text that looks like a formula is harmless outside a spreadsheet.
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
