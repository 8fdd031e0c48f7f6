import { causesOf, type DatabaseError } from './causes'

const WRITE_CONFLICT = 112

/** The code of the error of a transaction of SQLite that an urgent write has ended. */
export const INTERRUPTED = 'TRANSACTION_INTERRUPTED'

/**
 * Whether the database refused an operation that may succeed when it is done again: on MongoDB the code 112 of a conflict
 * between transactions, or the label of an error that ended the transaction; on SQLite an urgent write that ended it.
 * [Errors](https://www.mongodb.com/docs/manual/reference/error-codes/)
 */
export const isTransient = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) =>
      cause.code === WRITE_CONFLICT ||
      cause.code === INTERRUPTED ||
      labelsOf(cause).includes('TransientTransactionError'),
  )

/** Whether MongoDB could not say if a commit took place. */
export const hasUnknownOutcome = (error: unknown): boolean =>
  causesOf(error).some((cause) => labelsOf(cause).includes('UnknownTransactionCommitResult'))

const labelsOf = ({ errorLabels }: DatabaseError): unknown[] => (Array.isArray(errorLabels) ? errorLabels : [])
