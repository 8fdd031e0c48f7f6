import type { Bilingual } from '../../bilingual'
import { closeGaps, hostilityOf, tidy } from '../cells/spreadsheet-text'
import { decodeEntities } from '../markup/entities'
import { lineOfHtml } from '../markup/html'
import { cutAt, hostileCell, type Problem, tooLong } from '../problem'

/** An object of a JSON file. Any of its fields may be missing or of another type. */
export type Entry = Record<string, unknown>

/** Returns an identifier, a number or a text, as a text. */
export const keyOf = (value: unknown): string => (typeof value === 'number' ? String(value) : textIn(value))

const textIn = (value: unknown): string => (typeof value === 'string' ? closeGaps(value) : '')

/** Reads the texts of one entry, and reports their problems under the name of the field. */
export interface EntryReader {
  row: number
  /** Returns a text on one line, without HTML. One of more than `most` characters is cut. */
  text: (field: string, value: unknown, most?: number) => string | undefined
  /** Returns a text that may have formatting. */
  markup: (field: string, value: unknown) => string | undefined
  problem: (field: string, message: Bilingual, level?: Problem['level']) => void
}

/** Returns a reader of the entry at a position that adds to `problems`. `label` names the entry for people. */
export function readEntry(row: number, problems: Problem[], label?: string): EntryReader {
  const problem: EntryReader['problem'] = (column, message, level = 'loss') => {
    problems.push({ level, row, column, label, ...message })
  }
  const harmless = (field: string, text: string, allowed: string): string => {
    const hostility = hostilityOf(text)
    // A text that looks like a formula is harmless outside a spreadsheet.
    if (!hostility || hostility === 'formula' || hostility === allowed) return text
    const hostile = { ...hostileCell(hostility, row, field), label }
    problems.push(hostile)
    return hostile.level === 'loss' ? '' : text
  }
  return {
    row,
    problem,
    markup: (field, value) => tidy(harmless(field, textIn(value), 'html')) || undefined,
    text: (field, value, most) => {
      const text = tidy(decodeEntities(lineOfHtml(harmless(field, textIn(value), '')))).replace(/\s*\n\s*/g, ' ')
      if (!most || text.length <= most) return text || undefined
      problem(field, tooLong(text.length, most))
      return cutAt(text, most)
    },
  }
}
