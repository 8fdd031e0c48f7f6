import type {
  CollectionAfterDeleteHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  CollectionSlug,
  PayloadRequest,
} from 'payload'
import { commitThisAtomically } from '../../src/database/transaction-scope'
import { findDocuments } from '../shared/find-documents'
import { isolatedRequest } from '../shared/isolated-request'
import { refuseRequest } from '../shared/messages'

/** The documents that exist in one edition only, and are deleted with it. */
export const PROGRAMME = ['sessions', 'commitments', 'rooms'] as const satisfies CollectionSlug[]

/** The records of what was done with an edition. It cannot be deleted while it has one. */
export const RECORDS = ['releases', 'imports'] as const satisfies CollectionSlug[]

/** What each deletion under way has to delete after its edition. */
const programmes = new WeakMap<PayloadRequest, Map<unknown, { collection: CollectionSlug; id: string }[]>>()

/** Lets the readers of this process see an edition with its programme, or neither. */
export const deleteAtomically: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'delete') commitThisAtomically()
  return args
}

/** Refuses to delete an edition that has a release or an import, before anything of it is deleted. */
export const refuseDeletionWithRecords: CollectionBeforeDeleteHook = async ({ id, req }) => {
  for (const collection of RECORDS) {
    const [found] = await findDocuments(req, collection, { where: { edition: { equals: id } }, limit: 1, as: 'system' })
    if (!found) continue
    throw refuseRequest(req, 409, {
      fr: 'Cette édition garde la trace d’une publication de son programme ou d’un import : elle ne se supprime pas définitivement. Laissez-la dans la corbeille, où personne ne la voit sur le site.',
      en: 'This edition has a record of a release or of an import and cannot be deleted for good. Leave it in the trash, where nobody sees it on the site.',
    })
  }
}

/**
 * Finds what is deleted with an edition, while the references to the edition still exist. A document whose newest draft
 * is in another edition, or that is public in another one, is not deleted.
 */
export const collectProgramme: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const programme: { collection: CollectionSlug; id: string }[] = []
  for (const collection of PROGRAMME) {
    const inEdition = { where: { edition: { equals: id } }, select: {}, trash: true, as: 'system' } as const
    const drafts = await findDocuments(req, collection, { ...inEdition, draft: true })
    const ids = new Set(drafts.map((draft) => draft.id))
    const documents = await findDocuments(req, collection, inEdition)
    programme.push(...documents.flatMap((document) => (ids.has(document.id) ? [{ collection, id: document.id }] : [])))
  }
  programmes.set(req, (programmes.get(req) ?? new Map()).set(id, programme))
}

/** Deletes the sessions, commitments and rooms of a deleted edition, with their versions. */
export const deleteProgramme: CollectionAfterDeleteHook = async ({ doc, id, req }) => {
  for (const document of programmes.get(req)?.get(id) ?? []) {
    await req.payload.delete({
      ...document,
      trash: true,
      depth: 0,
      overrideAccess: true,
      req: isolatedRequest(req),
    })
  }
  programmes.get(req)?.delete(id)
  return doc
}
