import type { CollectionSlug, PayloadRequest } from 'payload'
import { currentEditionFor } from '../home/current-edition'
import { editionQuery } from '../lists/edition-of-list'

export type Query = Record<string, string | string[] | undefined>

/** What the address of a list may say without being an address that somebody chose. */
const unchosen = new Set(['locale', 'notFound'])

/**
 * The address of the list that a list opens on: that of the current edition. `undefined` where documents have no edition of
 * their own, and for an address that says more than the list: it was chosen, remembered or shared, and is left as it is.
 */
export async function listOfCurrentEdition(
  req: PayloadRequest,
  segments: string[],
  query: Query,
): Promise<string | undefined> {
  const [collections, slug = ''] = segments
  if (collections !== 'collections' || segments.length !== 2 || Object.keys(query).some((key) => !unchosen.has(key))) {
    return undefined
  }
  const collection = req.payload.collections[slug as CollectionSlug]?.config
  const field = collection?.flattenedFields.find(({ name }) => name === 'edition')
  if (field?.type !== 'relationship') return undefined
  const edition = await currentEditionFor(req, new Date())
  if (!edition) return undefined
  const chosen = Object.entries(query).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))
  const search = new URLSearchParams([editionQuery('edition', edition.id), ...chosen])
  return `${req.payload.config.routes.admin}/collections/${slug}?${search}`
}
