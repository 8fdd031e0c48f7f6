import type { Payload, Where } from 'payload'
import type { ContentChange } from './change'
import { changeOf, findRows } from './log-rows'

interface ChangeQuery {
  /** The position after which to begin; 0 for the beginning. */
  after: number
  limit: number
  /** The id of an edition: what belongs to it, what has left it, and what belongs to none. */
  edition?: string
  /** Only the newest change of each document. A change whose document changed again has no slug of a name that was withdrawn since. */
  newestOnly?: boolean
}

/** Finds changes in the order of the log. Rows older than the retention are gone. */
export async function findChanges(
  payload: Payload,
  { after, limit, edition, newestOnly = false }: ChangeQuery,
): Promise<ContentChange[]> {
  const where: Where[] = [{ position: { greater_than: after } }]
  if (newestOnly) where.push({ isNewest: { equals: true } })
  if (edition) where.push(ofEdition(edition))
  return (await findRows(payload, { and: where }, { limit })).map(changeOf)
}

/** Without an edition: both texts are a pair of spaces. */
const NOWHERE = '  '

const ofEdition = (edition: string): Where => ({
  or: [
    { editions: { contains: ` ${edition} ` } },
    { formerEditions: { contains: ` ${edition} ` } },
    { and: [{ editions: { equals: NOWHERE } }, { formerEditions: { equals: NOWHERE } }] },
  ],
})
