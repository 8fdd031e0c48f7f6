import { type AfterErrorHook, AuthenticationError, type CollectionBeforeOperationHook } from 'payload'
import { recordAudit } from '../../collections/shared/audit/record'
import { findAccount, storedEmail } from '../../collections/users/stored-account'
import { recordOf } from '../domain/record'

const EMAIL = 'emailOfAttempt'

/** Notes for `recordRefusedLogin` which address somebody gives. It is never stored. */
export const noteAttempt: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { email } = recordOf((args as { data?: unknown }).data)
  if (operation === 'login' && typeof email === 'string') req.context[EMAIL] = email
  return args
}

/**
 * Records a log-in with a wrong password, and to which account if there is one. Attempts that come too early are refused before, and
 * leave no entry: nobody fills the log.
 */
export const recordRefusedLogin: AfterErrorHook = async ({ error, req }) => {
  const cause = 'originalError' in error ? error.originalError : error
  const email = req.context?.[EMAIL]
  if (!(cause instanceof AuthenticationError) || typeof email !== 'string') return
  const { payload, headers, payloadAPI } = req
  const outside = { payload, headers, payloadAPI }
  const account = await findAccount({ ...req, transactionID: undefined } as typeof req, {
    email: { equals: storedEmail(email) },
  }).catch(() => null)
  await recordAudit(outside, {
    ...{ action: 'login-failed', actor: { kind: 'anonymous' } },
    ...(account ? { collection: 'users', id: account.id } : {}),
  })
}
