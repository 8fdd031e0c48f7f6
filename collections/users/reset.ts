import {
  addDataAndFileToRequest,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  headersWithCors,
  type PayloadRequest,
} from 'payload'
import { repeatWhole } from '../../src/database/repeat-whole'
import { outsideTransactions } from '../../src/database/transaction-scope'
import { separateRequest } from '../shared/isolated-request'
import { refuseRequest } from '../shared/messages'
import { isRemote } from '../shared/remote-request'
import { fromAddress, limitAttempts } from './limits'
import { accountMessages } from './messages'
import { hashToken } from './password-hash'

/** Stores the token of a reset link as a hash. */
export const hashResetToken: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const token: unknown = data.resetPasswordToken
  if (typeof token !== 'string' || token === originalDoc?.resetPasswordToken) return data
  return { ...data, resetPasswordToken: hashToken(token) }
}

/** Looks the token of a reset link up by its hash, and delays who tries many. */
export const readResetToken: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'resetPassword') return args
  if (isRemote(req)) limitAttempts(req, { links: fromAddress(req) })
  const { data } = args as { data?: { token?: unknown } }
  // Payload has taken `data` from the arguments already.
  if (data && typeof data.token === 'string') data.token = hashToken(data.token)
  return args
}

/**
 * Sends a link to choose a new password to an address, if an account has it. Returns at once: the answer and its time are
 * the same for every address. Throws a refusal without an address, or after too many.
 */
export function requestReset(req: PayloadRequest, email: unknown): void {
  if (typeof email !== 'string' || email.trim() === '') {
    throw refuseRequest(req, 400, accountMessages.noEmail, 'EMAIL_MISSING')
  }
  limitAttempts(req, { reset: fromAddress(req, email), resets: fromAddress(req) })
  const { payload } = req
  const send = () => {
    const own = Object.assign(separateRequest(req), { user: null, transactionID: undefined, payloadAPI: 'local' })
    return payload.forgotPassword({ collection: 'users', data: { email }, req: own, overrideAccess: true })
  }
  const sent = outsideTransactions(() => repeatWhole(send))
  sent.catch((error: unknown) => {
    payload.logger.error({ msg: 'A link to choose a new password could not be sent.', error: nameOf(error) })
  })
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

/** `POST /api/users/forgot-password`, with one answer for every address. */
export const forgotPassword: Endpoint = {
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    requestReset(req, req.data?.email)
    return Response.json(
      { message: req.t('general:success') },
      { headers: headersWithCors({ headers: new Headers(), req }) },
    )
  },
}
