import type { CollectionSlug, FieldHook, PayloadRequest } from 'payload'
import { NO_JOINS } from '../../../src/database/no-joins'
import { recordOf } from '../../../src/domain/record'

/** A key of `req.context`: the version to restore has the video and the photo that its document is to have. */
export const RESTORES_WHOLE = 'restoresWhole'

/** Whether a version is restored as it is. */
export const restoresWhole = ({ context }: Pick<PayloadRequest, 'context'>): boolean => context[RESTORES_WHOLE] === true

/**
 * Leaves a video as it is when an earlier version is restored: one that was taken out since, with its transcript, may show
 * somebody who objected to it. The hook of a group, which is not localised; its fields may be.
 */
export const keepVideoOnRestore: FieldHook = async ({
  collection,
  field,
  originalDoc,
  req,
  siblingDocWithLocales,
  value,
}) => {
  if (req.context.isRestoringVersion !== true || restoresWhole(req) || !collection) return value
  const name = String(field.name)
  const now = await videoOf(req, collection.slug as CollectionSlug, originalDoc?.id, name)
  // Payload takes the other languages from here.
  if (siblingDocWithLocales) siblingDocWithLocales[name] = now
  return { ...now, transcript: recordOf(now.transcript)[req.locale ?? 'fr'] ?? null }
}

/**
 * The video that a document has: the public one, unless its newest version has none, so that a removal that waits for
 * publication stays; that of the newest version when nothing is public.
 */
async function videoOf(req: PayloadRequest, collection: CollectionSlug, id: string, name: string) {
  const { db } = req.payload
  const row = await db.findOne<{ id: string } & Record<string, unknown>>({
    ...{ collection, where: { id: { equals: id } }, locale: 'all', joins: NO_JOINS, req },
  })
  const { docs } = await db.findVersions<Record<string, unknown>>({
    ...{ collection, where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] } },
    ...{ locale: 'all', limit: 1, pagination: false, req },
  })
  const newest = recordOf((docs[0]?.version ?? row)?.[name])
  const shown = row?._status === 'published' && newest.url ? recordOf(row[name]) : newest
  return shown.url ? { ...shown } : { url: null, captionsUrl: null, transcript: {} }
}

/**
 * Empties a video without an address when it is published, in all languages: the form of one language shows only its own
 * transcript. In a draft the texts stay, since the address may be about to change.
 */
export const emptyWithoutAddress: FieldHook = ({ data, field, siblingDocWithLocales, value }) => {
  const { url, captionsUrl, transcript } = recordOf(value)
  if (data?._status !== 'published' || url) return value
  const stored = recordOf(recordOf(siblingDocWithLocales?.[String(field.name)]).transcript)
  if (![captionsUrl, transcript, ...Object.values(stored)].some(Boolean)) return value
  if (siblingDocWithLocales) siblingDocWithLocales[String(field.name)] = {}
  return { url: null, captionsUrl: null, transcript: null }
}
