import type { CollectionAfterOperationHook } from 'payload'
import { recordLater } from '../../collections/shared/audit/record'
import { isRecord } from '../domain/record'
import { isRepeated, noteForRepetition } from './repetitions'

/** Somebody who goes through a form or a list again leaves one entry in this time. */
const AGAIN_MS = 10 * 60_000

/** Records that an account reads consents: one by its id, or a list. What the site reads for itself is not recorded. */
export const recordConsentReads: CollectionAfterOperationHook = ({
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  const isOne = operation === 'findByID'
  if ((!isOne && operation !== 'find') || overrideAccess !== false || !req.user) return result
  const id = isOne && isRecord(result) ? String(result.id) : undefined
  const name = `read-consent ${req.user.id} ${collection.slug} ${id ?? ''}`
  if (!isRepeated(name)) recordLater(req, { action: 'read-consent', collection: collection.slug, id })
  noteForRepetition(name, AGAIN_MS)
  return result
}
