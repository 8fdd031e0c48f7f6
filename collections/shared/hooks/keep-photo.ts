import type { CollectionSlug, FieldHook, PayloadRequest, Where } from 'payload'
import { NO_JOINS } from '../../../src/database/no-joins'
import { idOf } from '../ids'
import { restoresWhole } from './keep-video'

/**
 * Leaves the photo as it is when an earlier version is restored: one that was taken out since may show somebody who objected to it. The
 * hook of a relation that is not localised.
 */
export const keepPhotoOnRestore: FieldHook = async ({ collection, field, originalDoc, req, value }) => {
  if (req.context.isRestoringVersion !== true || restoresWhole(req) || !collection) return value
  return photoOf(req, collection.slug as CollectionSlug, originalDoc?.id, String(field.name))
}

/** The id of the public photo of a document, unless its newest version has none; that of the newest version when nothing is public. */
async function photoOf(req: PayloadRequest, collection: CollectionSlug, id: string, name: string) {
  const { db } = req.payload
  const search = { collection, where: { id: { equals: id } }, joins: NO_JOINS, req }
  const row = await db.findOne<{ id: string } & Record<string, unknown>>(search)
  const where: Where = { and: [{ parent: { equals: id } }, { latest: { equals: true } }] }
  const { docs } = await db.findVersions<Record<string, unknown>>({
    ...{ collection, where, limit: 1, pagination: false, req },
  })
  const newest = idOf((docs[0]?.version ?? row)?.[name]) ?? null
  return row?._status === 'published' && newest ? (idOf(row[name]) ?? null) : newest
}
