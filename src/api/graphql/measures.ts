import type { Refusal } from '../../http/refusal'

/** The size of a selection: what adds up along a path is a depth, what adds up over all paths is a count. */
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
  /** An argument that asks for too much, or a fragment within itself. */
  refusal?: Refusal
}

/** The size of nothing. */
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

/** The size of selections that stand side by side: the deepest, and the sum of everything that is counted. */
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
