import type { Payload } from 'payload'
import { removeFactors } from './factors'

/**
 * Removes every second factor of an account and ends its sessions, for who operates the server. Returns `false` when no account has
 * the address.
 */
export async function resetAccount({ db }: Payload, email: string): Promise<boolean> {
  const where = { email: { equals: email.toLowerCase().trim() } }
  const account = await db.findOne<{ id: string }>({ collection: 'users', where, select: { email: true } })
  if (!account) return false
  await removeFactors({ db }, account.id)
  // `updatedAt` says that these are sessions alone.
  const data = { sessions: [], updatedAt: null }
  await db.updateOne({ collection: 'users', id: account.id, data: data as never, returning: false })
  return true
}
