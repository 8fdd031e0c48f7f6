import { LRUCache } from 'lru-cache'
import type { CollectionAfterOperationHook } from 'payload'
import { recordLater } from '../../collections/shared/audit/record'
import { isRecord } from '../domain/record'

/** Somebody who goes through a form or a list again leaves one entry in this time. */
const AGAIN_MS = 10 * 60_000
const key = Symbol.for('assises.audit-consent-reads')

// One for the process: the bundles of Next have modules of their own.
const shared = globalThis as { [key]?: LRUCache<string, true> }

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
  const name = `${req.user.id} ${collection.slug} ${id ?? ''}`
  shared[key] ??= new LRUCache({ max: 10_000, ttl: AGAIN_MS })
  if (!shared[key].has(name)) recordLater(req, { action: 'read-consent', collection: collection.slug, id })
  shared[key].set(name, true)
  return result
}
