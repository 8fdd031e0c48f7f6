/** The queries in which documents are stored beside their address without one: those of docs/front-end.md. */
export const documentQueries = [
  '',
  '?locale=en',
  '?depth=2',
  '?depth=2&locale=en',
  '?depth=2&richText=html',
  '?depth=2&locale=en&richText=html',
] as const

/** The queries in which feeds are stored. */
export const feedQueries = ['', '?lang=en'] as const

/** The folder of what is stored in a query: static hosts choose files by the path alone. */
export const QUERIES_FOLDER = '_queries'

/** The folder of a stored query below it, one level for each parameter, in the order of their names: `depth=2/locale=en`. */
export const folderOfQuery = (search: string): string => search.replace(/^\?/, '').replaceAll('&', '/')

const all = [...new Set([...documentQueries, ...feedQueries])].filter((query) => query !== '')

/** The stored queries, those with the most parameters first. */
export const storedQueries: readonly string[] = all.sort((one, other) => countOf(other) - countOf(one))

/** The parameters of the stored queries, each with the value that is stored, in the order of their names. */
export const storedParameters: readonly (readonly [name: string, value: string])[] = [
  ...new Map(all.flatMap((query) => [...new URLSearchParams(query)])),
].sort()

function countOf(query: string): number {
  return query.split('&').length
}
