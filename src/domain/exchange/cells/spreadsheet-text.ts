import { stripControls } from '../../text'

// A spreadsheet takes a cell that starts so for a formula, or for one it would drop.
const startsLikeFormula = /^'*[=+\-@\t\r]/
const neutralised = /^'+[=+\-@\t\r]/

/** A text as it may stand in a cell of a spreadsheet: one that would be a formula starts with an apostrophe. */
export const neutralise = (text: string): string => (startsLikeFormula.test(text) ? `'${text}` : text)

/** The text that `neutralise` made safe. */
export const restore = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell)

/** A text without runs of 50 spaces and more: nobody writes them, and patterns take for ever to read them. */
export const closeGaps = (text: string): string =>
  text.replace(/\s{50,}/g, (gap) => (gap.includes('\n') ? '\n\n' : ' '))

/** A text as it is kept: no control characters, no space around it, `\n` between its lines. */
export const tidy = (text: string): string => closeGaps(stripControls(text)).trim()

/** What a cell must not hold. */
export type Hostility = 'formula' | 'html' | 'control' | 'accents' | 'long'

const MOST_CHARACTERS = 32_000
// A tag, a declaration or a comment; « a < b » is none.
const markup = /<(?:\/?[a-z][^<>]*|![^<>]*)>/i
// `=A1`, `+SOMME(…)`, `@INDEX(…)`, `-cmd|' /C …`: a dash or an at sign alone begins many a sentence.
const formula = /^\s*(?:=|[+\-@][\w.]+[(|]|[+\-@]\d+[+\-*/]\d)/
// UTF-8 read as Windows-1252: « Ã© » for « é », « â€™ » for « ’ ».
const brokenAccents = /\uFFFD|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ“”˜¦\u0080-\u00BF]/
const control =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/

/** What makes a cell dangerous or unreadable; `undefined` for an ordinary one. */
export function hostilityOf(cell: string): Hostility | undefined {
  if (cell.length > MOST_CHARACTERS) return 'long'
  if (control.test(cell)) return 'control'
  if (brokenAccents.test(cell)) return 'accents'
  if (formula.test(cell)) return 'formula'
  return markup.test(cell) ? 'html' : undefined
}
