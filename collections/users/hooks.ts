import {
  AuthenticationError,
  type CollectionAfterErrorHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { passwordProblem } from '../../src/domain/password'

const ownEmail = (req: PayloadRequest) => (req.user?.collection === 'users' ? req.user.email : undefined)

const setsPassword = new Set(['create', 'update', 'resetPassword'])

/** Refuses a password that is easy to guess: for a new account, a profile, or a reset by mail. */
export const refuseWeakPassword: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!setsPassword.has(operation)) return args
  const { password, email } = (args as { data?: { password?: unknown; email?: unknown } }).data ?? {}
  if (typeof password !== 'string') return args
  const problem = passwordProblem(password, typeof email === 'string' ? email : ownEmail(req))
  if (!problem) return args
  throw new ValidationError({ collection: 'users', errors: [{ message: problem, path: 'password' }], req }, req.t)
}

/** Names the password in the answer to a refused or delayed log-in, so that the form shows the refusal at that field. */
export const showRefusalAtPassword: CollectionAfterErrorHook = ({ error, result }) => {
  const isDelayed = 'status' in error && error.status === 429
  if (!result || !(isDelayed || error instanceof AuthenticationError)) return
  const data = { errors: [{ path: 'password', message: error.message }] }
  return { response: { ...result, errors: (result.errors ?? []).map((each) => ({ ...each, data })) } }
}
