import {
  AuthenticationError,
  type CollectionAfterErrorHook,
  type CollectionBeforeChangeHook,
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
  const { password, email } = dataOf(args)
  if (password === undefined || password === null) return args
  const text = typeof password === 'string' ? password : ''
  const problem = passwordProblem(text, typeof email === 'string' ? email : ownEmail(req))
  if (problem) throw refuse(req, 'password', problem)
  return args
}

/** Refuses an e-mail address that is not a text, on which Payload fails before it validates. */
export const refuseMalformedEmail: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { email } = dataOf(args)
  if (email === undefined || email === null || typeof email === 'string') return args
  throw refuse(req, 'email', req.t('validation:emailAddress'))
}

/** Leaves the creation of an account as it is: how long the account may do without a second factor depends on it. */
export const preserveCreation: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) =>
  operation === 'update' && 'createdAt' in data ? { ...data, createdAt: originalDoc?.createdAt } : data

const dataOf = (args: unknown) => (args as { data?: { password?: unknown; email?: unknown } }).data ?? {}

const refuse = (req: PayloadRequest, path: string, message: string) =>
  new ValidationError({ collection: 'users', errors: [{ message, path }], req }, req.t)

/** Names the password in the answer to a refused or delayed log-in, so that the form shows the refusal at that field. */
export const showRefusalAtPassword: CollectionAfterErrorHook = ({ error, result }) => {
  const isDelayed = 'status' in error && error.status === 429
  if (!result || !(isDelayed || error instanceof AuthenticationError)) return
  const data = { errors: [{ path: 'password', message: error.message }] }
  return { response: { ...result, errors: (result.errors ?? []).map((each) => ({ ...each, data })) } }
}
