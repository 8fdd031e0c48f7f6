import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'

/** Finds who else has the form of one of these sessions open; returns their names by the id of the session. */
export async function findLockHolders(
  payload: Payload,
  user: PayloadRequest['user'],
  sessions: string[],
): Promise<Record<string, string>> {
  if (sessions.length === 0) return {}
  const { lockDocuments } = payload.collections.sessions.config
  const seconds = typeof lockDocuments === 'object' ? lockDocuments.duration : 300
  const locks = await findDocuments(payload, 'payload-locked-documents', {
    as: 'system',
    where: {
      and: [
        { 'document.relationTo': { equals: 'sessions' } },
        { updatedAt: { greater_than: new Date(Date.now() - seconds * 1000).toISOString() } },
      ],
    },
  })
  const ids = new Set(sessions)
  const holders: Record<string, string> = {}
  for (const { document, user: holder } of locks) {
    const session = idOf(document?.value)
    const holderId = idOf(holder.value)
    if (session && holderId && ids.has(session) && holderId !== user?.id) holders[session] = holderId
  }
  const names = await findNames(payload, 'users', Object.values(holders))
  return Object.fromEntries(Object.entries(holders).map(([session, holder]) => [session, names[holder] ?? '?']))
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
