import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { generateExpiredPayloadCookie } from 'payload/shared'
import { leaveNoEntry } from '../../shared/audit/subject'
import { refuseRequest } from '../../shared/messages'
import { forgetAttempts, fromAddress, isDelayed, limitAttempts, takeBackAttempt } from '../limits'
import { endSessionsOf } from '../sessions'
import { findFactors } from './factors'
import { sendCodeNotice, sendWarning } from './mails'
import { secondFactorMessages as messages } from './messages'
import { spendRecoveryCode } from './recovery-codes'
import { nameWaiting, notStored, readBody, requesterOf, textOf } from './requester'
import { confirmSession, findWaiting, type SessionUser } from './session-state'
import { spendStoredCode } from './totp'

/** Counts an attempt to give a code. Throws a refusal with 429 when it comes too early. */
export function limitCodes(req: PayloadRequest, account: string): void {
  limitAttempts(req, { code: fromAddress(req, account), codes: fromAddress(req), accountCodes: account })
}

/** Forgets the attempts that came before a right code. */
export function forgetCodes(req: PayloadRequest, account: string): void {
  forgetAttempts('code', fromAddress(req, account))
  takeBackAttempt('codes', fromAddress(req))
  takeBackAttempt('accountCodes', account)
}

/** `POST /api/users/second-factor/confirm` with `{ code }`, of an application or a recovery code: the log-in is complete. */
export const confirmByCode: Endpoint = {
  path: '/second-factor/confirm',
  method: 'post',
  handler: async (req) => {
    const { user, state } = await requesterOf(req)
    if (state === 'open') {
      leaveNoEntry(req)
      return Response.json({ confirmed: true }, notStored)
    }
    if (state === 'to-set-up') throw refuseRequest(req, 401, messages.logInFirst, 'LOG_IN_FIRST')
    limitCodes(req, user.id)
    const spent = await spendCode(req.payload, user.id, textOf((await readBody(req)).code))
    if (!spent) {
      await warn(req, user)
      throw refuseRequest(req, 400, messages.wrongCode, 'WRONG_CODE')
    }
    forgetCodes(req, user.id)
    await confirmSession(req.payload, user)
    if (spent.left !== undefined) await sendCodeNotice(req, spent.left, user)
    return Response.json({ confirmed: true, recoveryCodesLeft: spent.left }, notStored)
  },
}

/** Writes to an account whose password is right and whose codes are wrong so often that they are delayed. At most once in an hour. */
async function warn(req: PayloadRequest, user: SessionUser): Promise<void> {
  if (!isDelayed('code', fromAddress(req, user.id)) || isDelayed('warning', user.id)) return
  limitAttempts(req, { warning: user.id })
  await sendWarning(req, user)
}

/** Uses a code of an account, once. Returns how many recovery codes are left when it was one; `undefined` when it is wrong. */
async function spendCode(payload: Payload, account: string, code: string): Promise<{ left?: number } | undefined> {
  for (const factor of await findFactors(payload, account)) {
    if (factor.kind === 'totp' && (await spendStoredCode(payload, factor, code))) return {}
  }
  const left = await spendRecoveryCode(payload, account, code)
  return left === undefined ? undefined : { left }
}

/** `POST /api/users/second-factor/leave`: ends a log-in that is not confirmed. Others stay as they are. */
export const leave: Endpoint = {
  path: '/second-factor/leave',
  method: 'post',
  handler: async (req) => {
    const waiting = req.user ? undefined : await findWaiting(req.payload, req.headers)
    if (!waiting) {
      leaveNoEntry(req)
      return Response.json({ left: false }, notStored)
    }
    nameWaiting(req, waiting.user)
    await endSessionsOf(req, waiting.user.id, ({ id }) => id === waiting.user._sid)
    const { config, collections } = req.payload
    const collectionAuthConfig = collections.users.config.auth
    const cookie = generateExpiredPayloadCookie({ collectionAuthConfig, config, cookiePrefix: config.cookiePrefix })
    return Response.json({ left: true }, { headers: { ...notStored.headers, 'Set-Cookie': cookie } })
  },
}
