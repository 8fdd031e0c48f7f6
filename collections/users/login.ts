import type { CollectionAfterLoginHook, CollectionBeforeOperationHook } from 'payload'
import { isRemote } from '../shared/remote-request'
import { forgetAttempts, fromAddress, limitAttempts, takeBackAttempt } from './limits'
import { isPassword } from './password-hash'
import { findAccount, storedEmail } from './stored-account'

interface LoginArgs {
  data?: { email?: unknown; password?: unknown }
}

/** Delays attempts to log in, by address and account and by address alone; no account is ever locked. */
export const limitLogins: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { email } = (args as LoginArgs).data ?? {}
  if (operation !== 'login' || !isRemote(req) || typeof email !== 'string') return args
  limitAttempts(req, { login: fromAddress(req, email), logins: fromAddress(req) })
  return args
}

/** Does the work of checking a password for an unknown address too, so that the time of the answer says nothing. */
export const hashForUnknown: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { email, password } = (args as LoginArgs).data ?? {}
  if (operation !== 'login' || typeof email !== 'string' || typeof password !== 'string') return args
  const stored = await findAccount(req, { email: { equals: storedEmail(email) } })
  if (!stored?.hash || !stored.salt) await isPassword(password)
  return args
}

/** Forgets the attempts that came before a log-in. */
export const forgetLogins: CollectionAfterLoginHook = ({ req, user }) => {
  if (!isRemote(req)) return
  forgetAttempts('login', fromAddress(req, String(user.email)))
  takeBackAttempt('logins', fromAddress(req))
}
