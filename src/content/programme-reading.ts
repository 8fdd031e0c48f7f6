import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { aside } from '../../collections/shared/rows'

/** On whose behalf the documents of an edition are read. */
export interface Reading {
  payload: Payload
  req?: PayloadRequest
}

/** A document with its localised fields in both languages. */
export interface Doc {
  id: string
  [field: string]: unknown
}

/** Those of some texts that can be ids: MongoDB refuses to look for others, and with them for all of a question. */
export const possibleIds = ({ payload }: Reading, ids: string[]): string[] =>
  payload.db.name === 'mongoose' ? ids.filter((id) => /^[0-9a-f]{24}$/i.test(id)) : ids

/** Documents in both languages, none of the trash: their newest version, unless `draft` is false. */
export async function readAll(
  { payload, req }: Reading,
  collection: CollectionSlug,
  where: Where,
  fields: string[],
  { draft = true, sort }: { draft?: boolean; sort?: string } = {},
): Promise<Doc[]> {
  const select = Object.fromEntries([...fields, '_status'].map((name) => [name, true]))
  const { docs } = await payload.find({
    collection,
    where,
    select: select as never,
    sort,
    draft,
    depth: 0,
    joins: false as never,
    pagination: false,
    locale: 'all',
    trash: false,
    overrideAccess: true,
    ...(req ? { req: aside(req) } : {}),
  })
  return docs as unknown as Doc[]
}
