import type { Condition } from '../../../collections/shared/admin/ready-filters'

interface Options {
  /** The language of the list and of the documents that it opens. */
  locale?: string
  /** Conditions that hold in addition to one of the groups. */
  within?: Condition[]
}

/** The address of a list of the admin that shows only the documents for which all conditions hold. */
export const listAddress = (adminRoute: string, collection: string, conditions: Condition[]): string =>
  listAddressOfAny(adminRoute, collection, [conditions])

/**
 * The same for the documents for which all conditions of one of the groups hold. Payload opens its editor of filters over a
 * list whose address has the form that this editor writes, `where[or][0][and][0]…`: this is another form of the same query.
 */
export function listAddressOfAny(
  adminRoute: string,
  collection: string,
  groups: Condition[][],
  { locale, within = [] }: Options = {},
): string {
  const query = new URLSearchParams({ limit: '100', ...(locale ? { locale } : {}) })
  const add = (prefix: string, [path, operator, value]: Condition) => {
    const key = `${prefix}[${path}][${operator}]`
    if (typeof value === 'string') query.set(key, value)
    else for (const [index, item] of value.entries()) query.set(`${key}[${index}]`, item)
  }
  const [first = [], ...others] = groups
  const always = others.length > 0 ? within : [...within, ...first]
  for (const [index, condition] of always.entries()) add(`where[and][${index}]`, condition)
  if (others.length > 0) {
    const anyOf = `where[and][${always.length}][or]`
    for (const [index, group] of groups.entries()) for (const one of group) add(`${anyOf}[${index}]`, one)
  }
  return `${adminRoute}/collections/${collection}?${query}`
}
