import type { Refusal } from '../../http/refusal'

/** The size of a selection. Depths grow along a path of nested fields, counts add up over all paths. */
export interface Measures {
  depth: number
  /** Fields, inline fragments and spreads. */
  selections: number
  aliases: number
  directives: number
  rootFields: number
  /** Points, see `LIMITS.points`. */
  cost: number
  introspectionDepth: number
  introspectionLists: number
  introspectionAliases: number
  /** Why the selection is refused whatever its size: an argument that asks for too much, or a fragment cycle. */
  refusal?: Refusal
}

/** The size of an empty selection. */
export const EMPTY: Measures = {
  depth: 0,
  selections: 0,
  aliases: 0,
  directives: 0,
  rootFields: 0,
  cost: 0,
  introspectionDepth: 0,
  introspectionLists: 0,
  introspectionAliases: 0,
}

/** The size of selections side by side: the greatest depth of each kind, and the sum of each count. */
export function sum(measures: readonly Measures[]): Measures {
  return measures.reduce(
    (total, one) => ({
      depth: Math.max(total.depth, one.depth),
      selections: total.selections + one.selections,
      aliases: total.aliases + one.aliases,
      directives: total.directives + one.directives,
      rootFields: total.rootFields + one.rootFields,
      cost: total.cost + one.cost,
      introspectionDepth: Math.max(total.introspectionDepth, one.introspectionDepth),
      introspectionLists: Math.max(total.introspectionLists, one.introspectionLists),
      introspectionAliases: total.introspectionAliases + one.introspectionAliases,
      refusal: total.refusal ?? one.refusal,
    }),
    EMPTY,
  )
}
