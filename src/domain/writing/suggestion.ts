/** A range of a text, in UTF-16 code units, and its possible replacements. Only a person applies one. */
export interface Suggestion {
  start: number
  end: number
  /** The text of the range. */
  found: string
  /** The texts that could replace it. */
  replacements: [string, ...string[]]
  reason: Reason
}

/** The reason of a suggestion. */
export type Reason = 'apostrophe' | 'quotes' | 'no-break-space' | 'ellipsis' | 'spaces' | 'both-genders' | 'dots'

/** Returns `text` with a replacement of the range; unchanged when the range no longer holds what was found. */
export function applied(text: string, { start, end, found }: Suggestion, replacement: string): string {
  return text.slice(start, end) === found ? text.slice(0, start) + replacement + text.slice(end) : text
}

/** Returns `text` with the first replacement of each suggestion. The suggestions must not overlap. */
export function allApplied(text: string, suggestions: Suggestion[]): string {
  const fromTheEnd = [...suggestions].sort((a, b) => b.start - a.start)
  return fromTheEnd.reduce((done, suggestion) => applied(done, suggestion, suggestion.replacements[0]), text)
}
