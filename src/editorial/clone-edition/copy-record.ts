import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { latestVersions } from '../latest-versions'
import type { WrittenDocument } from '../undo/written-document'
import { createDocument, updateDocument } from '../write-documents'

/** A document of a new edition, all of which are created. */
export type CopiedDocument = WrittenDocument<'editions' | 'rooms' | 'sessions'>

/** `undoing` is seen while the undo runs on a database without transactions, and after its process died there. */
type CopyState = 'made' | 'undoing' | 'undone'

/** The record of a new edition. */
export interface StoredCopy {
  id: string
  edition: string
  source: string
  state: CopyState
  by?: string | null
  createdAt: string
  record: { created: CopiedDocument[] }
}

/** Finds the record of an edition; `undefined` for an edition that was not made from another one, or before there were records. */
export async function findCopy(req: PayloadRequest, edition: string): Promise<StoredCopy | undefined> {
  const where: Where = { edition: { equals: edition } }
  return (await findDocuments<StoredCopy>(req, 'edition-copies', { ...latestVersions, where }))[0]
}

/** Stores what a new edition was made of, in place of what earlier runs of the same order stored. */
export async function recordCopy(
  req: PayloadRequest,
  about: Pick<StoredCopy, 'edition' | 'source'>,
  created: CopiedDocument[],
): Promise<void> {
  const stored = await findCopy(req, about.edition)
  const record = { created }
  if (stored) await updateDocument(req, 'edition-copies', stored.id, { record })
  else {
    const by = req.user?.collection === 'users' ? String(req.user.id) : null
    await createDocument(req, 'edition-copies', { ...about, state: 'made', by, record })
  }
}

/** Stores the state of a record. */
export const closeCopy = async (req: PayloadRequest, id: string, state: CopyState): Promise<void> => {
  await updateDocument(req, 'edition-copies', id, { state })
}
