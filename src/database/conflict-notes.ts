import { setTimeout as wait } from 'node:timers/promises'
import type { BaseDatabaseAdapter } from 'payload'
import { readingMethods, writingMethods } from './adapter-methods'
import { noteCommit, noteConflict } from './attempt'
import { databaseBusy, outcomeUnknown, storageFull, unavailable } from './busy'
import { noteProblem } from './database-problems'
import { type Database, decorated } from './decorate'
import { isSlugTaken } from './generated-slugs'
import { REPEAT_WITHIN_MS } from './repeat-whole'
import { hasUnknownOutcome, isTransient } from './transient-errors'
import { type WriteArgs, wrapWrites } from './write-methods'

const PAUSE_MS = 50

/** A transaction under way. */
interface Followed {
  /** Whether it wrote to a collection of which a write must not be made twice. */
  hasWritten: boolean
  /** The error after which the database has ended it. */
  conflict?: unknown
}

/**
 * Records conflicts and commits for `repeatWhole`, and what is wrong with the database for `watchForProblems`. A transaction that met a
 * conflict is never committed, and a commit of MongoDB whose outcome is unknown is asked for again until it is known. A
 * conflict becomes an error with 503, for whom cannot do the operation again. Writes to the collections of `repeatable`, such
 * as counters, may be made twice.
 */
export const withConflictNotes = (repeatable: string[], database: Database): Database =>
  decorated(database, (adapter) => {
    const transactions = new Map<unknown, Followed>()
    const follow = (writes: boolean) => (method: (args: WriteArgs) => Promise<unknown>) => async (args: WriteArgs) => {
      const transaction = transactions.get(await args.req?.transactionID)
      const counts = writes && !repeatable.includes(args.collection)
      if (transaction && counts) transaction.hasWritten = true
      try {
        const result = await (transaction || !writes ? method(args) : untilFree(adapter, () => method(args)))
        if (!transaction && counts) noteCommit()
        return result
      } catch (error) {
        if (transaction && isTransient(error)) transaction.conflict ??= error
        if (isSlugTaken(args, error)) noteConflict(error)
        return noteAndThrow(error)
      }
    }
    wrapWrites(adapter, readingMethods, follow(false))
    wrapWrites(adapter, writingMethods, follow(true))
    followTransactions(adapter, transactions)
  })

function followTransactions(adapter: BaseDatabaseAdapter, transactions: Map<unknown, Followed>): void {
  const begin = adapter.beginTransaction.bind(adapter)
  const commit = adapter.commitTransaction.bind(adapter)
  const rollback = adapter.rollbackTransaction.bind(adapter)
  adapter.beginTransaction = async (options) => {
    const id = await begin(options).catch(noteAndThrow)
    if (id !== null && id !== undefined) transactions.set(id, { hasWritten: false })
    return id
  }
  adapter.rollbackTransaction = async (given) => {
    const id = await given
    transactions.delete(id)
    await rollback(id)
  }
  adapter.commitTransaction = async (given) => {
    const id = await given
    const transaction = transactions.get(id)
    transactions.delete(id)
    if (transaction?.conflict !== undefined) {
      await rollback(id)
      noteAndThrow(transaction.conflict)
    }
    const session = sessionsOf(adapter)[String(id)]
    await commit(id)
      .catch((error) => commitUntilKnown(session, error))
      .catch(noteAndThrow)
    if (transaction?.hasWritten) noteCommit()
  }
}

function noteAndThrow(error: unknown): never {
  // Its own error would put all that was to be saved into the log.
  if (noteProblem(error) === storageFull) throw unavailable(storageFull)
  if (!isTransient(error)) throw error
  noteConflict(error)
  throw unavailable(databaseBusy, error)
}

type Sessions = Record<string, { commitTransaction?: () => Promise<unknown> }>

const sessionsOf = (adapter: BaseDatabaseAdapter) => adapter.sessions as unknown as Sessions

/** Asks MongoDB for a commit again until it says whether it took place, as its driver does. */
async function commitUntilKnown(session: Sessions[string] | undefined, first: unknown): Promise<void> {
  const deadline = Date.now() + REPEAT_WITHIN_MS
  for (let error = first; ; ) {
    if (!session?.commitTransaction || !hasUnknownOutcome(error)) throw error
    if (Date.now() > deadline) {
      noteCommit()
      throw unavailable(outcomeUnknown)
    }
    await wait(PAUSE_MS)
    try {
      await session.commitTransaction()
      return
    } catch (next) {
      error = next
    }
  }
}

/** Makes a write outside transactions, and makes it again while a transaction of MongoDB has its document. */
async function untilFree<Result>(adapter: BaseDatabaseAdapter, write: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + REPEAT_WITHIN_MS
  for (;;) {
    try {
      return await write()
    } catch (error) {
      if (adapter.name !== 'mongoose' || !isTransient(error) || Date.now() > deadline) throw error
      await wait(PAUSE_MS)
    }
  }
}
