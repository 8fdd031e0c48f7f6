import { isTransient } from '../database/transient-errors'

/** Whether a transaction was aborted and can be run again. */
export const isWriteConflict = isTransient
