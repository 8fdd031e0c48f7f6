import { isSame } from './is-same'
import { mergeRows } from './merge-rows'
import { hasValueAt, valueAt, withoutValueAt, withValueAt } from './value-at'

type Data = Record<string, unknown>

/** Values of fields by their dotted paths. A list of rows is one value. */
export type ValuesByPath = Record<string, unknown>

/** A field that two editors changed, each to another value. */
export interface EditConflict {
  path: string
  mine: unknown
  theirs: unknown
}

/** An edit as it can be written on the newest version of a document. */
export interface MergedEdit {
  /** The data with only the fields of `base` that the editor changed; the other fields as they were sent. */
  data: Data
  /** The values that the editor sent for the fields that are written. */
  saved: ValuesByPath
  /** The fields that others changed since the editor's base, those in conflict excepted. */
  others: string[]
  conflicts: EditConflict[]
}

/**
 * Merges the data that an editor sent with the newest version of the document. `base` holds the values that the editor
 * started from: a field whose value equals its base is left as others made it, and one that both changed is a conflict,
 * unless it is a list whose rows can be merged.
 */
export function mergeEdit(base: ValuesByPath, sent: Data, newest: Data): MergedEdit {
  const merged: MergedEdit = { data: sent, saved: {}, others: [], conflicts: [] }
  for (const [path, was] of Object.entries(base)) {
    const [mine, theirs] = [valueAt(sent, path), valueAt(newest, path)]
    const isChangedByMe = hasValueAt(sent, path) && !isSame(mine, was)
    const isChangedByThem = !isSame(theirs, was)
    if (!isChangedByMe || isSame(mine, theirs)) {
      merged.data = withoutValueAt(merged.data, path)
      if (isChangedByThem && !isChangedByMe) merged.others.push(path)
      continue
    }
    const value = isChangedByThem ? mergeRows({ base: was, mine, theirs }) : mine
    if (value === undefined) merged.conflicts.push({ path, mine, theirs })
    else {
      merged.data = withValueAt(merged.data, path, value)
      merged.saved[path] = mine
      if (isChangedByThem) merged.others.push(path)
    }
  }
  return merged
}
