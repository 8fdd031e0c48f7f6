import type { CollectionAfterReadHook, PayloadRequest } from 'payload'
import { canReadDrafts, isStaff } from '../access/roles'
import { type Reference, referencesIn } from '../fields/references'
import { readableIds, recordReadable } from './readable-ids'

/** A key of the request context: references are not removed, because the caller does that itself. */
export const SKIP_REFERENCE_REMOVAL = 'skipReferenceRemoval'

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
  if (overrideAccess || context[SKIP_REFERENCE_REMOVAL] || isStaff(req.user) || canReadDrafts(req.user)) return doc
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

/** The references whose id the response would contain: GraphQL returns null, or omits the item, for what it cannot populate. */
export const exposedReferences = (req: PayloadRequest, references: Reference[]): Reference[] =>
  req.payloadAPI === 'GraphQL' ? references.filter(({ isBare }) => !isBare) : references

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
