import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { refuseField } from '../shared/messages'
import { forgetAttempts, limitAttempts } from './limits'
import { accountMessages } from './messages'
import { isPassword } from './password-hash'
import { findAccount, storedEmail } from './stored-account'

interface UpdateArgs {
  id?: string
  data?: { currentPassword?: unknown; password?: unknown; email?: unknown }
}

/**
 * Asks whoever changes a password or an e-mail address, also of another account, for their own current password: an open
 * session alone does not become the account. What is refused is said at the field `currentPassword`, which is never stored.
 */
export const requireCurrentPassword: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'update') return args
  const { id, data = {} } = args as UpdateArgs
  const { currentPassword, ...written } = data
  const { user } = req
  if (overrideAccess !== true && user?.collection === 'users' && (await changesCredentials(req, id, written))) {
    await confirmPassword(req, user.id, currentPassword)
  }
  return { ...args, data: written }
}

async function changesCredentials(
  req: PayloadRequest,
  id: string | undefined,
  { password, email }: NonNullable<UpdateArgs['data']>,
) {
  if (password) return true
  if (typeof email !== 'string') return false
  const account = id === undefined ? undefined : await findAccount(req, { id: { equals: id } })
  return account?.email !== storedEmail(email)
}

/** Throws a refusal at `currentPassword` unless it is the password of the account, and 429 after too many. */
export async function confirmPassword(req: PayloadRequest, id: string, given: unknown): Promise<void> {
  if (typeof given !== 'string' || given === '') {
    throw refuseField(req, 'users', 'currentPassword', accountMessages.currentMissing)
  }
  limitAttempts(req, { current: id })
  if (!(await isPassword(given, (await findAccount(req, { id: { equals: id } })) ?? {}))) {
    throw refuseField(req, 'users', 'currentPassword', accountMessages.currentWrong)
  }
  forgetAttempts('current', id)
}
