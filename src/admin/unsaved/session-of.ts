import type { ClientConfig } from 'payload'
import { plainFetch } from './save-outcomes'

/** Whose session the browser holds: that of the person who writes, of nobody, of somebody else; or the server does not answer. */
export type Session = 'own' | 'loggedOut' | 'otherAccount' | 'unreachable'

/** Asks the server whose session the browser holds. */
export async function sessionOf({ routes, admin }: ClientConfig, me: unknown): Promise<Session> {
  const response = await plainFetch(`${routes.api}/${admin.user}/me?depth=0`, { credentials: 'include' }).catch(
    () => undefined,
  )
  if (!response?.ok) return 'unreachable'
  const { user } = (await response.json()) as { user: { id: unknown } | null }
  if (!user) return 'loggedOut'
  return user.id === me ? 'own' : 'otherAccount'
}
