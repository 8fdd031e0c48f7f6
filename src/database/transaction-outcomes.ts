import type { BaseDatabaseAdapter } from 'payload'
import { type Database, decorated } from './decorate'
import { hasUnknownOutcome, isTransient } from './transient-errors'
import type { WriteArgs } from './write-methods'

/** Effects of a write outside the database: one of them runs, once it is known whether the write is in the database. */
export interface Outcome {
  committed(): Promise<void>
  rolledBack(): Promise<void>
}

/** The outcomes of the transactions under way, by the id of the transaction. */
const pending = new WeakMap<BaseDatabaseAdapter, Map<unknown, Outcome[]>>()

/**
 * Runs the effects of `writeWithOutcome` after the commit or the rollback of their transaction, in order. A commit that meets a
 * conflict is a rollback. When it fails otherwise neither runs: it is not known whether the server made it.
 */
export const withTransactionOutcomes = (database: Database): Database =>
  decorated(database, (adapter) => {
    const outcomes = new Map<unknown, Outcome[]>()
    pending.set(adapter, outcomes)
    const begin = adapter.beginTransaction.bind(adapter)
    const commit = adapter.commitTransaction.bind(adapter)
    const rollback = adapter.rollbackTransaction.bind(adapter)
    adapter.beginTransaction = async (options) => {
      const id = await begin(options)
      if (id !== null && id !== undefined) outcomes.set(id, [])
      return id
    }
    const take = (id: unknown): Outcome[] => {
      const taken = outcomes.get(id) ?? []
      outcomes.delete(id)
      return taken
    }
    adapter.commitTransaction = async (given) => {
      const id = await given
      const ofTransaction = take(id)
      try {
        await commit(id)
      } catch (error) {
        const isRolledBack = isTransient(error) && !hasUnknownOutcome(error)
        if (isRolledBack) for (const { rolledBack } of ofTransaction) await rolledBack()
        throw error
      }
      for (const { committed } of ofTransaction) await committed()
    }
    adapter.rollbackTransaction = async (given) => {
      const id = await given
      const ofTransaction = take(id)
      await rollback(id)
      for (const { rolledBack } of ofTransaction) await rolledBack()
    }
  })

/**
 * Makes a write whose outcome has effects: those follow the transaction of the request, or the write itself when the
 * request has none.
 */
export async function writeWithOutcome<Row>(
  adapter: BaseDatabaseAdapter,
  req: WriteArgs['req'],
  outcome: Outcome,
  write: () => Promise<Row>,
): Promise<Row> {
  const ofTransaction = pending.get(adapter)?.get(await req?.transactionID)
  if (ofTransaction) {
    ofTransaction.push(outcome)
    return write()
  }
  const row = await write().catch(async (error: unknown) => {
    await outcome.rolledBack()
    throw error
  })
  await outcome.committed()
  return row
}
