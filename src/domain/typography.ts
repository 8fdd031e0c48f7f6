/** U+00A0: before `:`, inside « », before % and €, and between the parts of a date, a clock time or a number. */
export const NO_BREAK_SPACE = '\u00A0'

/** U+202F: before `;`, `!` and `?`. */
export const NARROW_NO_BREAK_SPACE = '\u202F'

/** The French months, as alternatives of a regular expression. */
export const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'

/** Returns the space that French typography writes before a sign of punctuation. */
export const spaceBefore = (sign: string): string => (';!?'.includes(sign) ? NARROW_NO_BREAK_SPACE : NO_BREAK_SPACE)

const SPACE = `[ ${NO_BREAK_SPACE}${NARROW_NO_BREAK_SPACE}]`

const beforeSign = new RegExp(`${SPACE}(?=([»:;!?%€]))`, 'g')
const afterOpening = new RegExp(`(?<=«|n°)${SPACE}`, 'g')
const inClockTime = new RegExp(`(?<=\\d)${SPACE}h${SPACE}(?=[0-5]\\d(?!\\d))`, 'g')
const beforeMonth = new RegExp(`(?<=\\d|1er)${SPACE}(?=(?:${MONTHS})(?!\\p{L}))`, 'gu')

/**
 * Returns a French text whose spaces do not break a line where they may not. Adds no space and removes none.
 * The rule is that of the Imprimerie nationale: docs/decisions/015-french-spaces.md.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(beforeSign, (_, sign: string) => spaceBefore(sign))
    .replace(afterOpening, NO_BREAK_SPACE)
    .replace(inClockTime, `${NO_BREAK_SPACE}h${NO_BREAK_SPACE}`)
    .replace(beforeMonth, NO_BREAK_SPACE)
}
