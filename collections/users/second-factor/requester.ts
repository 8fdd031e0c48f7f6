import type { PayloadRequest } from 'payload'
import { isRecord } from '../../../src/domain/record'
import type { SessionState } from '../../../src/domain/second-factor'
import { nameSubject } from '../../shared/audit/subject'
import { refuseRequest } from '../../shared/messages'
import { confirmPassword } from '../current-password'
import { secondFactorMessages as messages } from './messages'
import { policyOf } from './policy'
import { findWaiting, type SessionUser } from './session-state'

/** The account that sends a request, and what its session opens. */
export interface Requester {
  user: SessionUser
  state: SessionState
}

/** Reads the JSON object of a request; empty for anything else. */
export async function readBody(req: PayloadRequest): Promise<Record<string, unknown>> {
  const body: unknown = await req.json?.().catch(() => undefined)
  return isRecord(body) ? body : {}
}

/** A text of a body; empty for anything else, and never longer than `longest`. */
export const textOf = (value: unknown, longest = 100): string =>
  typeof value === 'string' ? value.slice(0, longest) : ''

/** Returns who sends a request to an endpoint of second factors. Throws a refusal with 401 when it is no account. */
export async function requesterOf(req: PayloadRequest): Promise<Requester> {
  if (req.user?.collection === 'users') return { user: req.user as SessionUser, state: 'open' }
  const waiting = req.user ? undefined : await findWaiting(req.payload, req.headers)
  if (!waiting) throw refuseRequest(req, 401, messages.logInFirst, 'LOG_IN_FIRST')
  nameWaiting(req, waiting.user)
  return waiting
}

/** Says in the audit log who sends a request with a session that is not confirmed. */
export const nameWaiting = (req: PayloadRequest, { id }: SessionUser): void =>
  nameSubject(req, { collection: 'users', id, actor: { kind: 'user', id } })

/**
 * Returns the account that changes its second factor, once its current password is confirmed. Whoever must set one up first has
 * given it just now. Throws a refusal to anybody else: a log-in that is not confirmed changes nothing.
 */
export async function changerOf(req: PayloadRequest, body: Record<string, unknown>): Promise<Requester> {
  const requester = await requesterOf(req)
  if (requester.state === 'to-confirm') throw refuseRequest(req, 401, messages.logInFirst, 'LOG_IN_FIRST')
  if (requester.state === 'open') await confirmPassword(req, requester.user.id, body.currentPassword)
  return requester
}

/** Throws a refusal when accounts of the role may not have a second factor. */
export function refuseWhereOff(req: PayloadRequest, { user }: Requester): void {
  if (policyOf(req.payload).roles[user.role] !== 'off') return
  throw refuseRequest(req, 403, messages.off, 'SECOND_FACTOR_OFF')
}

/** The headers of an answer with secrets or states of an account. */
export const notStored = { headers: { 'Cache-Control': 'no-store' } }
