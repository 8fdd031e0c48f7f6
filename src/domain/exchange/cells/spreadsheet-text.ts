import { stripControls } from '../../text'

// A spreadsheet reads a text that starts with one of these as a formula, after spaces and characters without width too, or removes
// the apostrophes before it. One that splits a cell at its line breaks reads each line so.
const formulaStart = "(?='*[ \\u00A0\\u2000-\\u200B\\u202F\\u3000\\uFEFF]*[=+\\-@＝＋－＠\\t\\r])"
const lineOfFormula = new RegExp(`^${formulaStart}`, 'gm')
const neutralisedLine = new RegExp(`^'${formulaStart}`, 'gm')

/** Puts an apostrophe before each line that a spreadsheet would read as a formula. */
export const neutralise = (text: string): string => text.replace(lineOfFormula, "'")

/** Removes the apostrophes of `neutralise`. */
export const restore = (cell: string): string => cell.replace(neutralisedLine, '')

/** Shortens runs of 50 spaces or more, on which the patterns of the readers take quadratic time. */
export const closeGaps = (text: string): string =>
  text.replace(/\s{50,}/g, (gap) => (gap.includes('\n') ? '\n\n' : ' '))

/** Removes control characters, and spaces at both ends. */
export const tidy = (text: string): string => closeGaps(stripControls(text)).trim()

/** What is wrong with the contents of a cell. */
export type Hostility = 'formula' | 'html' | 'control' | 'accents' | 'long'

const MOST_CHARACTERS = 100_000
// A tag that runs a script. Any other one, as in « Le <dialog> en HTML », is text.
const script = /<\/?script\b|<[a-z][^<>]*\s(?:on[a-z]+\s*=|[a-z]+\s*=\s*["']?\s*javascript:)/i
// `=A1`, `+SOMME(…)`, `@INDEX(…)`, `-cmd|' /C …`. A dash or an at sign alone is no formula.
const formula = /^\s*(?:=|[+\-@][\w.]+[(|]|[+\-@]\d+[+\-*/]\d)/
// UTF-8 read as Windows-1252: « Ã© » for « é », « â€™ » for « ’ ».
const brokenAccents = /\uFFFD|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ“”˜¦\u0080-\u00BF]/
const control =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/

/** Returns why a cell is dangerous or unreadable; `undefined` for an ordinary one. */
export function hostilityOf(cell: string): Hostility | undefined {
  if (cell.length > MOST_CHARACTERS) return 'long'
  if (control.test(cell)) return 'control'
  if (brokenAccents.test(cell)) return 'accents'
  if (formula.test(cell)) return 'formula'
  return script.test(cell) ? 'html' : undefined
}
