import { isRecord } from '../domain/record'

/**
 * What a read depends on and what a write changes, as tags that both name in the same way:
 * `sessions` any session · `sessions#<id>` one · `sessions@<edition id>` those of an edition · `sessions~<slug>` those
 * found by an address. A read is tagged by the narrowest of these that holds all it could have found, so that an empty
 * answer depends on what may fill it.
 */
export type CacheTag = string

type Where = { [key: string]: unknown }

/** The tags of a list read through a filter, in the form that `rewriteWhere` gives it. */
export function tagsOfRead(collection: string, where: Where | undefined): CacheTag[] {
  const conditions = where ? conjunction(where) : []
  for (const [sign, field] of [
    ['#', 'id'],
    ['~', 'slug'],
    ['@', 'edition'],
    ['@', 'editions'],
  ] as const) {
    const values = conditions.map((condition) => pinned(condition, field)).find((found) => found !== undefined)
    if (values) return values.map((value) => `${collection}${sign}${value}`)
  }
  return [collection]
}

/** The tags that change when a document is written: `states` are the document before and after, as far as they exist. */
export function tagsOfWrite(collection: string, states: readonly unknown[]): CacheTag[] {
  const tags = new Set<CacheTag>([collection])
  for (const state of states) {
    if (!isRecord(state)) continue
    const { id, slug, previousSlugs, edition, editions } = state
    for (const value of textsOf(id)) tags.add(`${collection}#${value}`)
    for (const value of [...textsOf(slug), ...textsOf(previousSlugs)]) tags.add(`${collection}~${value}`)
    for (const value of [...textsOf(edition), ...textsOf(editions)]) tags.add(`${collection}@${value}`)
  }
  return [...tags]
}

/** The tag of one document. */
export const documentTag = (collection: string, id: string): CacheTag => `${collection}#${id}`

/** The collection a tag is about. */
export const collectionOf = (tag: CacheTag): string => tag.replace(/[#@~].*$/s, '')

function conjunction(where: Where): Where[] {
  return Object.entries(where).flatMap(([key, value]) => {
    if (key === 'and' && Array.isArray(value)) return value.filter(isRecord).flatMap(conjunction)
    return [{ [key]: value }]
  })
}

/** The values to which a condition pins a field; `undefined` when it leaves the field open. */
function pinned(condition: Where, field: string): string[] | undefined {
  if (field === 'slug' && Array.isArray(condition.or)) return slugsOf(condition.or)
  const operators = condition[field]
  if (!isRecord(operators)) return undefined
  if (typeof operators.equals === 'string') return [operators.equals]
  if (Array.isArray(operators.in) && operators.in.every((value) => typeof value === 'string')) return operators.in
  return undefined
}

/** A slug or a former slug, as `rewriteWhere` asks for it. */
function slugsOf(alternatives: unknown[]): string[] | undefined {
  const [current, former, ...others] = alternatives
  if (!isRecord(current) || !isRecord(former) || others.length > 0) return undefined
  const [slugs, formerSlugs] = [pinned(current, 'slug'), pinned(former, 'previousSlugs')]
  return slugs && formerSlugs?.join() === slugs.join() ? slugs : undefined
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return isRecord(value) ? textsOf(value.id) : []
}
