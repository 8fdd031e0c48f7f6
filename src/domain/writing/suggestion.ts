/** A place in a text, in UTF-16 units, and what could be written there instead. Nothing is ever changed by itself. */
export interface Suggestion {
  start: number
  end: number
  /** What stands there now. */
  found: string
  /** What could stand there: a person chooses one. */
  replacements: [string, ...string[]]
  reason: Reason
}

/** Why something is suggested. */
export type Reason = 'apostrophe' | 'quotes' | 'no-break-space' | 'ellipsis' | 'spaces' | 'both-genders' | 'dots'

/** `text` with `replacement` in the place of what was found; unchanged where that no longer stands there. */
export function applied(text: string, { start, end, found }: Suggestion, replacement: string): string {
  return text.slice(start, end) === found ? text.slice(0, start) + replacement + text.slice(end) : text
}

/** `text` with the first replacement of each suggestion; none of them overlaps another. */
export function allApplied(text: string, suggestions: Suggestion[]): string {
  const fromTheEnd = [...suggestions].sort((a, b) => b.start - a.start)
  return fromTheEnd.reduce((done, suggestion) => applied(done, suggestion, suggestion.replacements[0]), text)
}
