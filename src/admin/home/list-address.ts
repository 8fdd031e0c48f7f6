import type { Condition } from '../../../collections/shared/admin/ready-filters'

/** The address of a list of the admin that shows only the documents for which all conditions hold. */
export const listAddress = (adminRoute: string, collection: string, conditions: Condition[]): string =>
  listAddressOfAny(adminRoute, collection, [conditions])

/** The same for the documents for which all conditions of one of the groups hold, opened in a language. */
export function listAddressOfAny(
  adminRoute: string,
  collection: string,
  groups: Condition[][],
  { locale }: { locale?: string } = {},
): string {
  const query = new URLSearchParams({ limit: '100', ...(locale ? { locale } : {}) })
  for (const [or, conditions] of groups.entries()) {
    for (const [and, [path, operator, value]] of conditions.entries()) {
      const key = `where[or][${or}][and][${and}][${path}][${operator}]`
      if (typeof value === 'string') query.set(key, value)
      else for (const [index, item] of value.entries()) query.set(`${key}[${index}]`, item)
    }
  }
  return `${adminRoute}/collections/${collection}?${query}`
}
