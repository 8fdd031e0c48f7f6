import type { PayloadRequest } from 'payload'
import { listOfCurrentEdition, type Query } from './open-on-edition'
import { leavesEnglish } from './return-to-french'

/**
 * Returns the address that a page of the admin opens at instead of the given one: a list on the current edition, any page in
 * French after English was written elsewhere. `undefined` when it opens as it is.
 */
export async function addressToOpen(
  req: PayloadRequest,
  segments: string[],
  query: Query,
): Promise<string | undefined> {
  const asked: Query = (await leavesEnglish(req, query)) ? { ...query, locale: 'fr' } : query
  const list = await listOfCurrentEdition(req, segments, asked)
  if (list || asked === query) return list
  const search = new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) => [value ?? []].flat().map((one) => [key, one])),
  )
  return `${[req.payload.config.routes.admin, ...segments].join('/')}?${search}`
}
