import type { Payload, PayloadRequest } from 'payload'
import { OPEN_FORM_SECONDS } from '../../../src/domain/presence'
import { findDocuments } from '../find-documents'
import { idOf } from '../ids'

/** The collection of Payload in which an open form is a row: a document, a user, when it was opened and last seen open. */
export const LOCKS = 'payload-locked-documents'

/** An open form. One user has one for a document, in however many tabs. */
export interface OpenForm {
  document: string
  user: string
  since: string
  /** The id of its row, and when it last showed that it is open. */
  row: string
  seenAt: string
}

/** The instant from which a row counts as an open form. */
export const oldestOpen = (): string => new Date(Date.now() - OPEN_FORM_SECONDS * 1000).toISOString()

/** Finds the open forms of documents of a collection, the oldest first; of one document when its id is given. */
export async function findOpenForms(
  source: Payload | PayloadRequest,
  collection: string,
  id?: string,
): Promise<OpenForm[]> {
  const rows = await findDocuments(source, LOCKS, {
    as: 'system',
    where: {
      and: [
        { 'document.relationTo': { equals: collection } },
        ...(id ? [{ 'document.value': { equals: id } }] : []),
        { updatedAt: { greater_than: oldestOpen() } },
      ],
    },
    sort: 'createdAt',
  })
  const forms = new Map<string, OpenForm>()
  for (const { id: row, document, user, createdAt: since, updatedAt: seenAt } of rows) {
    const [open, holder] = [idOf(document?.value), idOf(user.value)]
    const key = `${open} ${holder}`
    if (open && holder && !forms.has(key)) forms.set(key, { document: open, user: holder, since, row, seenAt })
  }
  return [...forms.values()]
}
