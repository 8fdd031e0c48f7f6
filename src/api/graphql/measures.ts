import { LIMITS } from '../../http/limits'
import type { Refusal } from '../../http/refusal'
import type { Scope } from './arguments'

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
  /** What the root fields are read in, each combination once. */
  scopes: readonly Scope[]
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
  scopes: [],
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
      scopes: distinct(total.scopes, one.scopes),
      refusal: total.refusal ?? one.refusal,
    }),
    EMPTY,
  )
}

// As many combinations as root fields are allowed: a fragment may be spread without end.
function distinct(some: readonly Scope[], others: readonly Scope[]): readonly Scope[] {
  if (others.length === 0) return some
  const byText = new Map([...some, ...others].map((scope) => [textOf(scope), scope]))
  return [...byText.values()].slice(0, LIMITS.graphql.queryFields)
}

const textOf = ({ locale, fallbackLocale, draft }: Scope): string => JSON.stringify([locale, fallbackLocale, draft])
