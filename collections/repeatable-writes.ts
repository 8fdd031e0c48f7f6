/**
 * The collections whose writes outside a transaction may be made twice: a number that no document gets, a lock that is removed
 * again, the widths of columns.
 */
export const repeatableWrites = ['counters', 'payload-kv', 'payload-locked-documents', 'payload-preferences']
