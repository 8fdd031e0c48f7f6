/**
 * The collections whose writes outside a transaction may be made twice: a number that no document gets, a lock that is removed
 * again, the widths of columns, a note that a document may have changed.
 */
export const repeatableWrites = [
  'change-notes',
  'counters',
  'payload-kv',
  'payload-locked-documents',
  'payload-preferences',
]
