import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Saves a document although somebody else has its form open: each save writes only the fields that it changes, so the lock
 * informs and does not exclude. A document that somebody else has open is not moved to the trash.
 */
export const writeBesideOthers: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { data } = args as { data?: { deletedAt?: unknown } }
  return operation === 'update' && !data?.deletedAt ? { ...args, overrideLock: true } : args
}
