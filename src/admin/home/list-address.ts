/** The address of a list of the admin that shows the documents whose fields have these values, and no others. */
export function listAddress(
  adminRoute: string,
  collection: string,
  conditions: [path: string, operator: string, value: string][],
): string {
  const query = new URLSearchParams({ limit: '100' })
  conditions.forEach(([path, operator, value], index) => {
    query.set(`where[or][0][and][${index}][${path}][${operator}]`, value)
  })
  return `${adminRoute}/collections/${collection}?${query}`
}
