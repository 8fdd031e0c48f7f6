import type { CollectionAfterChangeHook, CollectionSlug, PayloadRequest } from 'payload'
import { valueAt } from '../../../src/domain/edits/value-at'
import { isSameValue } from '../../../src/domain/release/compare'
import { editableFields } from '../fields/editable-fields'

type Stored = { id: string; _status?: string } & Record<string, unknown>

/**
 * Removes an autosaved draft that says, in every language, what is published: a move that was undone or a text that was taken
 * back leaves nothing to publish. Drafts that somebody saved by hand stay.
 */
export const removeIdleDraft: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  if (operation !== 'update' || doc._status !== 'draft') return doc
  const slug = collection.slug as CollectionSlug
  const where = { id: { equals: doc.id } }
  const published = await req.payload.db.findOne<Stored>({ collection: slug, where, locale: 'all', req })
  if (published?._status !== 'published') return doc
  const [draft, before] = await newestVersions(req, slug, String(doc.id))
  if (!draft?.autosave || before?.version._status !== 'published') return doc
  const isPending = editableFields(collection.flattenedFields).some(
    ({ path }) => !isSameValue(valueAt(draft.version, path), valueAt(published, path)),
  )
  if (isPending) return doc
  await req.payload.db.deleteVersions({ collection: slug, where: { id: { equals: draft.id } }, req })
  const versionData = { latest: true } as never
  await req.payload.db.updateVersion({ collection: slug, id: before.id, versionData, req })
  return { ...doc, _status: 'published', updatedAt: before.version.updatedAt }
}

async function newestVersions(req: PayloadRequest, collection: CollectionSlug, id: string) {
  const where = { parent: { equals: id } }
  const search = { collection, where, limit: 2, pagination: false, sort: '-updatedAt', locale: 'all', req } as const
  return (await req.payload.db.findVersions<Stored & { updatedAt: string }>(search)).docs as {
    id: string
    autosave?: boolean
    version: Stored & { updatedAt: string }
  }[]
}
