import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'
import { refuseRequest } from '../../shared/messages'
import { endSessionsOf } from '../sessions'
import { addFactor, type Factor, hasFactor } from './factors'
import { sendFactorNotice } from './mails'
import { makeRecoveryCodes } from './recovery-codes'
import type { Requester } from './requester'
import { confirmSession, type SessionUser } from './session-state'

/**
 * Adds a factor to an account: its session is confirmed with it, its other sessions end, and its owner is notified by mail. Returns the recovery
 * codes that the first factor comes with, else `undefined`. Throws `taken` when there is such a factor already.
 */
export async function activate(
  req: PayloadRequest,
  { user }: Requester,
  factor: Omit<Factor, 'id' | 'createdAt' | 'account'>,
  taken: Bilingual,
): Promise<string[] | undefined> {
  const { payload } = req
  const codes = (await hasFactor(payload, user.id)) ? undefined : await makeRecoveryCodes(payload, user.id)
  await confirmSession(payload, user)
  const isAdded = await addFactor(payload, { ...factor, account: user.id })
  if (!isAdded) throw refuseRequest(req, 409, taken, 'FACTOR_EXISTS')
  await endOthers(req, user)
  await sendFactorNotice(req, 'added', user)
  return codes
}

/** Ends every session of an account but the one that sends a request. */
export const endOthers = (req: PayloadRequest, { id, _sid }: SessionUser): Promise<number> =>
  endSessionsOf(req, id, (session) => session.id !== _sid)
