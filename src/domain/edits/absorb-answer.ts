import { isSame } from './is-same'
import type { ValuesByPath } from './merge-edit'
import { valueAt } from './value-at'

/** The values of an open form, those it continues from, and the answer of the server to its save. */
export interface Answer {
  local: ValuesByPath
  base: ValuesByPath
  doc: unknown
  /** The values that the server was sent for the fields it wrote. */
  saved: ValuesByPath
}

/** What a form does with an answer. */
export interface Absorbed {
  base: ValuesByPath
  /** The values to show in place of those in the form. */
  takeOver: ValuesByPath
}

/**
 * Continues a form from the document that the server answered. What somebody typed since the save stays, and is compared
 * with a value that the form has shown: so a field that others changed meanwhile is never written back unseen.
 */
export function absorbAnswer({ local, base, doc, saved }: Answer): Absorbed {
  const next: ValuesByPath = { ...base }
  const takeOver: ValuesByPath = {}
  for (const [path, shown] of Object.entries(local)) {
    const stored = valueAt(doc, path) ?? null
    const started = path in saved ? saved[path] : path in base ? base[path] : stored
    if (isSame(shown, stored)) next[path] = stored
    else if (isSame(shown, started)) {
      takeOver[path] = stored
      next[path] = stored
    } else if (path in saved) {
      // Typed on since. The rows of a list are merged with those of others by the list that was sent.
      next[path] = Array.isArray(stored) ? started : stored
    }
  }
  return { base: next, takeOver }
}
