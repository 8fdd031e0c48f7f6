import type { CollectionAfterReadHook, PayloadRequest } from 'payload'
import { canReadDrafts, isStaff } from '../access/roles'
import { type Reference, referencesIn } from '../fields/references'
import { noteReadable, readableIds } from './readable-ids'

/** In the context of a request: ids stay where they are, since the reader itself takes out what nobody may read. */
export const KEEPS_REFERENCES = 'keepsReferences'

/**
 * Takes the ids of documents the reader cannot read out of an answer: population leaves them there. A row of a list
 * goes with the document it requires, so that no empty row says that somebody is missing.
 */
export const hideUnreadableReferences: CollectionAfterReadHook = async ({
  collection,
  context,
  doc,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || context[KEEPS_REFERENCES] || isStaff(req.user) || canReadDrafts(req.user)) return doc
  noteReadable(req, collection.slug, String(doc.id))
  const references = shownReferences(req, referencesIn(collection.fields, doc))
  const readable = await readableByCollection(
    references.filter(({ id }) => id !== ''),
    req,
  )
  for (const reference of references.reverse()) {
    if (!readable.get(reference.collection)?.has(reference.id)) reference.remove()
  }
  return doc
}

/** Those of which the answer would show an id: GraphQL answers null for what it cannot populate, or leaves it out of its list. */
export const shownReferences = (req: PayloadRequest, references: Reference[]): Reference[] =>
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
