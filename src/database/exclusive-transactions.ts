import { randomUUID } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { type Database, decorated } from './decorate'

interface Transaction {
  commit(): Promise<void>
  rollback(): Promise<void>
}

/**
 * Gives SQLite the transactions begun with `{behavior: 'exclusive'}`; all other writes stay without one, statement by
 * statement. Such a transaction has a connection of its own, so readers see nothing of it before its end. MongoDB has
 * transactions, and is not changed.
 */
export const withExclusiveTransactions = (database: Database): Database =>
  decorated(database, (adapter) => {
    if (adapter.name !== 'sqlite') return
    const sqlite = adapter as unknown as SQLiteAdapter
    // The method of the adapter itself: an outer decorator makes it start parts, once and not for every connection.
    const { connect } = sqlite
    const transactions = new Map<unknown, Transaction>()

    const begin = adapter.beginTransaction.bind(adapter)
    adapter.beginTransaction = async (options) => {
      if (options?.behavior !== 'exclusive') return begin(options)
      const id = randomUUID()
      transactions.set(id, await open(sqlite, connect, id))
      return id
    }
    const endWith =
      (how: keyof Transaction, otherwise: typeof adapter.commitTransaction): typeof adapter.commitTransaction =>
      async (given) => {
        const id = await given
        const transaction = transactions.get(id)
        if (!transaction) return otherwise(id)
        transactions.delete(id)
        await transaction[how]()
      }
    adapter.commitTransaction = endWith('commit', adapter.commitTransaction.bind(adapter))
    adapter.rollbackTransaction = endWith('rollback', adapter.rollbackTransaction.bind(adapter))
  })

async function open(adapter: SQLiteAdapter, connect: SQLiteAdapter['connect'], id: string): Promise<Transaction> {
  const { client, drizzle } = await secondConnection(adapter, connect)
  return new Promise((opened, refused) => {
    const work = drizzle.transaction(
      (db) =>
        new Promise<void>((resolve, reject) => {
          adapter.sessions[id] = { db: db as never, resolve: async () => {}, reject: async () => {} }
          opened({
            commit: () => {
              resolve()
              return over
            },
            rollback: () => {
              reject(new Error('Rolled back.'))
              return over.catch(() => undefined)
            },
          })
        }),
    )
    const over = work.finally(() => {
      delete adapter.sessions[id]
      client.close()
    })
    over.catch(refused)
  })
}

/** Connects to the same file with the same settings, as the adapter itself does. */
async function secondConnection(
  adapter: SQLiteAdapter,
  connect: SQLiteAdapter['connect'],
): Promise<Pick<SQLiteAdapter, 'client' | 'drizzle'>> {
  const second: SQLiteAdapter = Object.create(adapter)
  Object.assign(second, { client: undefined, prodMigrations: undefined })
  await connect?.call(second, { hotReload: true })
  return second
}
