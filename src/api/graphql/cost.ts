import type { FieldNode } from 'graphql'
import { LIMITS } from '../../http/limits'
import type { FieldShape } from './field-shapes'

const { points } = LIMITS

/** The position of a selection: at the top of an operation, within a document, or below `__schema` or `__type`. */
export type Place = 'query' | 'mutation' | 'document' | 'introspection'

interface PricedField {
  field: FieldNode
  place: Place
  /** The `limit` argument: a number, `undefined` when absent. */
  limit: number | undefined
  /** Points of the fields selected below, for one parent. */
  below: number
  shape: FieldShape | undefined
}

/** The points of one field for one parent: those of the database query it runs and of each document it may return. */
export function fieldCost({ field, place, limit, below, shape }: PricedField): number {
  if (!field.selectionSet) return 0
  if (place === 'mutation') return points.mutation + below
  if (place === 'query' && field.arguments?.some((argument) => argument.name.value === 'id')) {
    return points.query + below
  }
  if (place === 'query' || shape?.isJoin || limit !== undefined) {
    return (
      points.query + listSize(limit, place === 'query' ? points.listSize : points.joinSize) * (points.listed + below)
    )
  }
  return (shape?.isMany ? points.rows : 1) * ((shape?.isDocument ? points.related : 0) + below)
}

/** The documents a list may hold. A limit of zero or less asks for all of them, and counts as the longest list. */
function listSize(limit: number | undefined, unlimited: number): number {
  if (limit === undefined) return unlimited
  return limit > 0 ? Math.min(limit, points.maxListSize) : points.maxListSize
}
