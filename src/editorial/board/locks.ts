import type { Payload, PayloadRequest } from 'payload'

type User = PayloadRequest['user']

/** Who, besides the reader, has the form of one of these sessions open: names by id of the session. */
export async function formsOpen(payload: Payload, user: User, sessions: string[]): Promise<Record<string, string>> {
  if (sessions.length === 0) return {}
  const { lockDocuments } = payload.collections.sessions.config
  const seconds = typeof lockDocuments === 'object' ? lockDocuments.duration : 300
  const { docs } = await payload.find({
    collection: 'payload-locked-documents',
    where: {
      and: [
        { 'document.relationTo': { equals: 'sessions' } },
        { updatedAt: { greater_than: new Date(Date.now() - seconds * 1000).toISOString() } },
      ],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  const asked = new Set(sessions)
  const holders: Record<string, string> = {}
  for (const { document, user: holder } of docs) {
    const session = idOf(document?.value)
    const holderId = idOf(holder.value)
    if (session && holderId && asked.has(session) && holderId !== user?.id) holders[session] = holderId
  }
  const names = await namesOf(payload, 'users', Object.values(holders))
  return Object.fromEntries(Object.entries(holders).map(([session, holder]) => [session, names[holder] ?? '?']))
}

/** Names by id, the trash included. */
export async function namesOf(
  payload: Payload,
  collection: 'users' | 'speakers',
  ids: string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const { docs } = await payload.find({
    collection: collection as 'speakers',
    where: { id: { in: [...new Set(ids)] } },
    select: { name: true },
    draft: collection === 'speakers',
    depth: 0,
    pagination: false,
    trash: true,
    overrideAccess: true,
  })
  return Object.fromEntries(docs.map(({ id, name }) => [String(id), name ?? '?']))
}

const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  const id = (value as { id?: unknown } | null | undefined)?.id
  return id === undefined || id === null ? undefined : String(id)
}
