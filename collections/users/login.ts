import type { CollectionAfterLoginHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { forgetAttempts, fromAddress, isRemote, limitAttempts, takeBackAttempt } from './limits'
import { isPassword, type StoredPassword } from './password-hash'

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
  const stored = await findStored(req, email)
  if (!stored?.hash || !stored.salt) await isPassword(password)
  return args
}

async function findStored({ payload }: PayloadRequest, email: string): Promise<StoredPassword | null> {
  const where = { email: { equals: email.toLowerCase().trim() } }
  return payload.db.findOne<StoredPassword & { id: string }>({
    collection: 'users',
    where,
    select: { hash: true, salt: true },
  })
}

/** Forgets the attempts that came before a log-in. */
export const forgetLogins: CollectionAfterLoginHook = ({ req, user }) => {
  if (!isRemote(req)) return
  forgetAttempts('login', fromAddress(req, String(user.email)))
  takeBackAttempt('logins', fromAddress(req))
}
