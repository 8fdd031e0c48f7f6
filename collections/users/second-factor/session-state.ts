import { JWTAuthentication, type Payload, type TypedUser } from 'payload'
import { isRequired, type SessionState, sessionState } from '../../../src/domain/second-factor'
import { withoutForeignCookie } from '../own-origin'
import { hasFactor } from './factors'
import { policyOf } from './policy'
import { isSpent, removeUsesExcept, spendOnce } from './uses'

/** An account with the session that a request belongs to. */
export type SessionUser = Extract<TypedUser, { collection: 'users' }> & { _sid?: string }

/** How long after the password a log-in may be confirmed, in milliseconds. */
const MOST_BETWEEN = 15 * 60_000

const sessionUse = (sid: string) => `session ${sid}`

/** Returns what a session of an account opens; without a session, what a new one does. */
export async function stateOf(
  payload: Payload,
  { id, role, createdAt, _sid }: Pick<SessionUser, 'id' | 'role' | '_sid'> & { createdAt?: string },
): Promise<SessionState> {
  const has = await hasFactor(payload, id)
  return sessionState({
    hasFactor: has,
    isConfirmed: has && _sid !== undefined && (await isSpent(payload, id, sessionUse(_sid))),
    isRequired: isRequired(policyOf(payload), { role, createdAt }, new Date()),
  })
}

/** Notes that a session is confirmed, and removes such notes of sessions that have ended. */
export async function confirmSession(payload: Payload, { id, sessions, _sid }: SessionUser): Promise<void> {
  if (_sid === undefined) return
  await spendOnce(payload, id, sessionUse(_sid))
  await removeUsesExcept(
    payload,
    id,
    (sessions ?? []).map((session) => sessionUse(session.id)),
  )
}

/** Returns which sessions of an account are not confirmed, where it must confirm them. */
export async function findUnconfirmed(payload: Payload, id: string, sids: readonly string[]): Promise<string[]> {
  if (!(await hasFactor(payload, id))) return []
  const confirmed = await Promise.all(sids.map((sid) => isSpent(payload, id, sessionUse(sid))))
  return sids.filter((_, at) => !confirmed[at])
}

/**
 * Finds the account that has given its password and not yet confirmed its log-in, or must set a second factor up first.
 * `undefined` when the headers of a request have no such session, or its time has passed.
 */
export async function findWaiting(
  payload: Payload,
  headers: Headers,
): Promise<{ user: SessionUser; state: Exclude<SessionState, 'open'> } | undefined> {
  const found = (await JWTAuthentication({ headers: withoutForeignCookie(headers, payload), payload }))
    .user as SessionUser | null
  if (found?.collection !== 'users') return undefined
  const session = found.sessions?.find(({ id }) => id === found._sid)
  const began = new Date(session?.createdAt ?? 0).getTime()
  if (Date.now() - began > MOST_BETWEEN) return undefined
  const state = await stateOf(payload, found)
  return state === 'open' ? undefined : { user: found, state }
}
