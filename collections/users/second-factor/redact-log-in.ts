import type { CollectionAfterOperationHook } from 'payload'
import { isRecord } from '../../../src/domain/record'
import { type SessionUser, stateOf } from './session-state'

/**
 * Says in the answer to a log-in or a reset of a password what is left to do, `secondFactor: 'to-confirm' | 'to-set-up'`, and
 * nothing of the account: its session opens nothing yet.
 */
export const redactUnconfirmed: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  if (operation !== 'login' && operation !== 'resetPassword') return result
  if (!isRecord(result) || !isRecord(result.user)) return result
  const { id, role, createdAt } = result.user as unknown as SessionUser
  const state = await stateOf(req.payload, { id, role, createdAt })
  return state === 'open' ? result : { ...result, user: null, secondFactor: state }
}
