import type { FieldNode } from 'graphql'
import { LIMITS } from '../../http/limits'
import type { FieldShape } from './field-shapes'

const { points } = LIMITS

/** The position of a selection: at the top of an operation, within a document, or below `__schema` or `__type`. */
export type Place = 'query' | 'mutation' | 'document' | 'introspection' | RootCost

/** The cost of a root field that is no document and no list: the fields that hold others, and the documents of its lists. */
export interface RootCost {
  containers: readonly string[]
  lists: Readonly<Record<string, number>>
}

interface PricedField {
  field: FieldNode
  place: Place
  /** The `limit` argument: a number, `undefined` when absent. */
  limit: number | undefined
  /** Points of the fields selected below, for one parent. */
  below: number
  shape: FieldShape | undefined
  /** The cost of the root field, when it is one of its own. */
  root?: RootCost | undefined
}

/** The points of one field for one parent: those of the database query it runs and of each document it may return. */
export function fieldCost({ field, place, limit, below, shape, root }: PricedField): number {
  if (!field.selectionSet) return 0
  if (place === 'mutation') return points.mutation + below
  if (place === 'query' && root) return points.query * (1 + Object.keys(root.lists).length) + below
  if (typeof place === 'object') return costWithin(field.name.value, place, below)
  if (place === 'query' && field.arguments?.some(({ name }) => name.value === 'id' || name.value === 'slug')) {
    return points.query + below
  }
  if (place === 'query' || shape?.isJoin || limit !== undefined) {
    return (
      points.query + listSize(limit, place === 'query' ? points.listSize : points.joinSize) * (points.listed + below)
    )
  }
  return (shape?.isMany ? points.rows : 1) * ((shape?.isDocument ? points.related : 0) + below)
}

/** The points of a field of a root field of its own: a list holds its documents once, wherever they stand. */
function costWithin(name: string, { containers, lists }: RootCost, below: number): number {
  if (containers.includes(name)) return below
  const size = lists[name]
  return size === undefined ? points.related + below : size * (points.listed + below)
}

/** The documents a list may hold. A limit of zero or less asks for all of them, and counts as the longest list. */
function listSize(limit: number | undefined, unlimited: number): number {
  if (limit === undefined) return unlimited
  return limit > 0 ? Math.min(limit, points.maxListSize) : points.maxListSize
}
