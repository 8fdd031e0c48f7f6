import type {
  CollectionAfterChangeHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionAfterOperationHook,
  PayloadRequest,
} from 'payload'
import { recordAudit } from '../../collections/shared/audit/record'
import { CHANGED } from '../../collections/users/notices'
import { afterCommit } from '../database/transaction-scope'
import type { AuditAction } from '../domain/audit'
import { isRecord } from '../domain/record'

const ofAccount = (req: PayloadRequest, action: AuditAction, id: unknown) =>
  recordAudit(req, { action, collection: 'users', id: String(id) })

const byAccount = (req: PayloadRequest, action: AuditAction, id: unknown) =>
  recordAudit(req, { action, collection: 'users', id: String(id), actor: { kind: 'user', id: String(id) } })

const login: CollectionAfterLoginHook = ({ req, user }) => byAccount(req, 'login', user.id)

// Payload calls it before it ends the session.
const logout: CollectionAfterLogoutHook = async ({ req: { payload, user, headers, payloadAPI } }) => {
  if (user?.collection !== 'users') return
  const entry = { action: 'logout', collection: 'users', id: user.id, actor: { kind: 'user', id: user.id } } as const
  await afterCommit(payload, () => recordAudit({ payload, user, headers, payloadAPI }, entry))
}

const reset: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  const user: unknown = operation === 'resetPassword' && isRecord(result) ? result.user : undefined
  if (isRecord(user)) await byAccount(req, 'password', user.id)
  return result
}

/** Record a right password, a log-out, and a password that was chosen by a link. */
export const recordAccounts = { login, logout, reset }

/** Records that an account gets another role, or another password. */
export const recordRoleAndPassword: CollectionAfterChangeHook = async ({
  context,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation !== 'update') return
  if (doc.role !== previousDoc?.role) await ofAccount(req, 'role', doc.id)
  if (context[CHANGED] === true) await ofAccount(req, 'password', doc.id)
}
