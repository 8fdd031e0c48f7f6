import { isRecord } from '../domain/record'

/**
 * Names what a read depends on and what a write changes:
 * `sessions` any session · `sessions#<id>` one session · `sessions@<edition id>` the sessions of an edition ·
 * `sessions~<slug>` the session with a slug. A read bears the narrowest tag that covers everything it could have found,
 * so that an empty result depends on the documents that may match later.
 */
export type CacheTag = string

type Where = { [key: string]: unknown }

/** The tags that a read of a collection depends on; `where` is a filter as `rewriteWhere` returns it. */
export function tagsOfRead(collection: string, where: Where | undefined): CacheTag[] {
  const conditions = where ? conjunction(where) : []
  for (const [sign, field] of [
    ['#', 'id'],
    ['~', 'slug'],
    ['@', 'edition'],
    ['@', 'editions'],
  ] as const) {
    const values = conditions.map((condition) => allowedValues(condition, field)).find((each) => each !== undefined)
    if (values) return values.map((value) => `${collection}${sign}${value}`)
  }
  return [collection]
}

/** The tags that a write of a document invalidates; `states` are the document before and after it, where they exist. */
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

/** The collection of a tag. */
export const collectionOf = (tag: CacheTag): string => tag.replace(/[#@~].*$/s, '')

function conjunction(where: Where): Where[] {
  return Object.entries(where).flatMap(([key, value]) => {
    if (key === 'and' && Array.isArray(value)) return value.filter(isRecord).flatMap(conjunction)
    return [{ [key]: value }]
  })
}

/** The only values of a field that a condition allows; `undefined` when it allows any. */
function allowedValues(condition: Where, field: string): string[] | undefined {
  if (field === 'slug' && Array.isArray(condition.or)) return slugsOf(condition.or)
  const operators = condition[field]
  if (!isRecord(operators)) return undefined
  if (typeof operators.equals === 'string') return [operators.equals]
  if (Array.isArray(operators.in) && operators.in.every((value) => typeof value === 'string')) return operators.in
  return undefined
}

/** The slugs of a condition on a slug or a former slug, in the form of `rewriteWhere`; `undefined` for any other. */
function slugsOf(alternatives: unknown[]): string[] | undefined {
  const [current, former, ...others] = alternatives
  if (!isRecord(current) || !isRecord(former) || others.length > 0) return undefined
  const [slugs, formerSlugs] = [allowedValues(current, 'slug'), allowedValues(former, 'previousSlugs')]
  return slugs && formerSlugs?.join() === slugs.join() ? slugs : undefined
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return isRecord(value) ? textsOf(value.id) : []
}
