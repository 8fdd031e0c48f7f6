import type { CollectionAfterReadHook, PayloadRequest } from 'payload'
import { isStaff, readsDrafts } from '../access/roles'
import { type Reference, referencesIn } from '../fields/references'
import { exposedReferences, isUnresolved } from '../read-through'
import { readableIds, recordReadable } from './readable-ids'

/**
 * Removes the ids of documents that the reader may not read, which population leaves in the response. An array row is
 * removed with the document it requires, so that no empty row reveals it.
 */
export const hideUnreadableReferences: CollectionAfterReadHook = async ({
  collection,
  context,
  doc,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || isUnresolved(context) || isStaff(req.user) || readsDrafts(req)) return doc
  recordReadable(req, collection.slug, String(doc.id))
  const references = exposedReferences(req, referencesIn(collection.fields, doc))
  const readable = await readableByCollection(
    references.filter(({ id }) => id !== ''),
    req,
  )
  for (const reference of references.reverse()) {
    if (!readable.get(reference.collection)?.has(reference.id)) reference.remove()
  }
  return doc
}

async function readableByCollection(references: Reference[], req: PayloadRequest) {
  return new Map(
    await Promise.all(
      [...group(references)].map(
        async ([collection, list]) =>
          [
            collection,
            await readableIds(
              req,
              collection,
              list.map(({ id }) => id),
            ),
          ] as const,
      ),
    ),
  )
}

function group(references: Reference[]): Map<string, Reference[]> {
  const groups = new Map<string, Reference[]>()
  for (const reference of references) {
    groups.set(reference.collection, [...(groups.get(reference.collection) ?? []), reference])
  }
  return groups
}
