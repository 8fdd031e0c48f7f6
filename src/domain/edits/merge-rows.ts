import { isRecord } from '../record'
import { isRichText, isSame } from './is-same'

/** The same list, or row, as both editors started from, as one changed it, and as the other one did. */
interface ThreeWays<Value> {
  base: Value
  mine: Value
  theirs: Value
}

/** Thrown inside a merge at a value that both editors changed, each in a different way. */
class BothChanged extends Error {}

/**
 * Merges the changes of two editors to one list: rows with ids, or ids alone. Rows that either added stay, rows that either
 * removed go, and the fields of a row are merged one by one. `undefined` when both changed one value, when one changed what
 * the other removed, when both sorted the list in a different way, and for values that are no lists.
 */
export function mergeRows(values: ThreeWays<unknown>): unknown[] | undefined {
  if (!Array.isArray(values.mine) && !Array.isArray(values.theirs)) return undefined
  const { base, mine, theirs } = { base: listOf(values.base), mine: listOf(values.mine), theirs: listOf(values.theirs) }
  if (!base || !mine || !theirs) return undefined
  try {
    return mergeLists({ base, mine, theirs })
  } catch (error) {
    if (error instanceof BothChanged) return undefined
    throw error
  }
}

type List = Map<string, unknown>

/** A list by the keys of its rows; `undefined` when a row has no key or two have the same. */
function listOf(value: unknown): List | undefined {
  if (value === null || value === undefined || value === 0) return new Map()
  if (!Array.isArray(value)) return undefined
  const list = new Map(value.map((row) => [keyOf(row), row]))
  return list.has('') || list.size < value.length ? undefined : list
}

function keyOf(row: unknown): string {
  if (typeof row === 'string' || typeof row === 'number') return String(row)
  if (!isRecord(row)) return ''
  if (typeof row.id === 'string') return row.id
  return typeof row.relationTo === 'string' ? `${row.relationTo}:${String(row.value)}` : ''
}

function mergeLists({ base, mine, theirs }: ThreeWays<List>): unknown[] {
  const merged: List = new Map()
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, one, other] = [base.get(key), mine.get(key), theirs.get(key)]
    if (one !== undefined && other !== undefined) merged.set(key, mergeValue({ base: was, mine: one, theirs: other }))
    else if (was === undefined) merged.set(key, one ?? other)
    else if (!isSame(one ?? other, was)) throw new BothChanged()
  }
  const rows: unknown[] = []
  for (const key of mergeOrder({ base: [...base.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] })) {
    if (merged.has(key)) rows.push(merged.get(key))
  }
  return rows
}

/** The keys in the order of who sorted the list; the keys that the other one added follow the key they followed there. */
function mergeOrder({ base, mine, theirs }: ThreeWays<string[]>): string[] {
  const both = base.filter((key) => mine.includes(key) && theirs.includes(key))
  const order = (keys: string[]) => keys.filter((key) => both.includes(key)).join()
  const isSortedByMe = order(mine) !== order(base)
  const isSortedByThem = order(theirs) !== order(base)
  if (isSortedByMe && isSortedByThem && order(mine) !== order(theirs)) throw new BothChanged()
  const [keys, others] = isSortedByMe ? [[...mine], theirs] : [[...theirs], mine]
  for (const [index, key] of others.entries()) {
    if (keys.includes(key)) continue
    keys.splice(index === 0 ? 0 : keys.indexOf(others[index - 1] as string) + 1, 0, key)
  }
  return keys
}

function mergeValue({ base, mine, theirs }: ThreeWays<unknown>): unknown {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine
  if (isGroup(mine) && isGroup(theirs) && isGroup(base)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
    return Object.fromEntries(
      keys.map((key) => [key, mergeValue({ base: base[key], mine: mine[key], theirs: theirs[key] })]),
    )
  }
  const lists = { base: listOf(base), mine: listOf(mine), theirs: listOf(theirs) }
  if (!Array.isArray(mine) || !lists.base || !lists.mine || !lists.theirs) throw new BothChanged()
  return mergeLists(lists as ThreeWays<List>)
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !isRichText(value) && !('relationTo' in value)
