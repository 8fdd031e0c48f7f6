import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { findOpenForms } from '../../../collections/shared/locks/open-forms'

/** Finds who else has the form of one of these sessions open; returns their names by the id of the session. */
export async function findLockHolders(
  payload: Payload,
  user: PayloadRequest['user'],
  sessions: string[],
): Promise<Record<string, string>> {
  if (sessions.length === 0) return {}
  const ids = new Set(sessions)
  const others = (await findOpenForms(payload, 'sessions')).filter(
    ({ document, user: holder }) => ids.has(document) && holder !== user?.id,
  )
  const names = await findNames(
    payload,
    'users',
    others.map(({ user: holder }) => holder),
  )
  const holders: Record<string, string> = {}
  for (const { document, user: holder } of others) {
    const name = names[holder] ?? '?'
    holders[document] = holders[document] ? `${holders[document]}, ${name}` : name
  }
  return holders
}

/** Finds names by id, those of documents in the trash included. */
export async function findNames(
  payload: Payload,
  collection: 'users' | 'speakers',
  ids: string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const docs = await findDocuments<{ id: string; name?: string | null }>(payload, collection, {
    as: 'system',
    where: { id: { in: [...new Set(ids)] } },
    select: { name: true },
    draft: collection === 'speakers',
    trash: true,
  })
  return Object.fromEntries(docs.map(({ id, name }) => [id, name ?? '?']))
}
