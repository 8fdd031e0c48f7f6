import { type BaseDatabaseAdapter, isolateObjectProperty, type PayloadRequest } from 'payload'
import { readingMethods, writingMethods } from './adapter-methods'
import { type Database, decorated } from './decorate'
import { type SqliteTransactions, sqliteTransactions } from './sqlite-transactions'
import { type WriteArgs, wrapWrites } from './write-methods'

/**
 * Makes every write to SQLite in the transaction of its request, or in one of its own: a document is several rows in several
 * tables. Refuses the reads of a transaction that was ended. Changes nothing on MongoDB, where a document is written at once.
 */
export const withWholeWrites = (database: Database): Database =>
  decorated(database, (adapter) => {
    const transactions = sqliteTransactions(adapter)
    if (!transactions) return
    wrapWrites(adapter, readingMethods, (read) => (args) => {
      const id = args.req?.transactionID
      return id ? readInTransaction(transactions, id, () => read(args)) : read(args)
    })
    wrapWrites(adapter, writingMethods, (write, method) => async (args) => {
      const name = `${method} ${args.collection ?? args.slug ?? 'payload-jobs'}`
      const id = await args.req?.transactionID
      if (id === undefined || id === null) return inOwnTransaction(adapter, transactions, name, write, args)
      try {
        return await transactions.write(String(id), name, () => write(args))
      } catch (error) {
        // Payload begins a transaction for it, and does not roll it back.
        if (method === 'updateJobs') await adapter.rollbackTransaction(id)
        throw error
      }
    })
  })

async function readInTransaction(
  transactions: SqliteTransactions,
  id: NonNullable<NonNullable<WriteArgs['req']>['transactionID']>,
  read: () => Promise<unknown>,
): Promise<unknown> {
  transactions.refuseEnded(String(await id))
  return read()
}

async function inOwnTransaction(
  adapter: BaseDatabaseAdapter,
  transactions: SqliteTransactions,
  name: string,
  write: (args: WriteArgs) => Promise<unknown>,
  args: WriteArgs,
): Promise<unknown> {
  const id = String(await adapter.beginTransaction())
  try {
    const result = await transactions.write(id, name, () => write({ ...args, req: inTransaction(args.req, id) }))
    await adapter.commitTransaction(id)
    return result
  } catch (error) {
    await adapter.rollbackTransaction(id)
    throw error
  }
}

function inTransaction(req: WriteArgs['req'], transactionID: string): WriteArgs['req'] {
  if (!req) return { transactionID }
  const own = isolateObjectProperty(req as PayloadRequest, 'transactionID')
  own.transactionID = transactionID
  return own
}
