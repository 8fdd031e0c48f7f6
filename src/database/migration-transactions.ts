import type { Migration } from 'payload'
import { type Database, decorated } from './decorate'
import { sqliteTransactions } from './sqlite-transactions'

type Up = Migration['up']

/**
 * Runs each migration of SQLite in a transaction, with the row that records it: a process that ends in one starts again
 * where it was. A file that an older version left half migrated looks like a damaged one, and stops the start.
 */
export const withMigrationTransactions = (database: Database): Database =>
  decorated(database, (adapter) => {
    const transactions = sqliteTransactions(adapter)
    if (!transactions) return
    const migrate = adapter.migrate.bind(adapter)
    adapter.migrate = async (args) => {
      transactions.isMigrating = true
      try {
        await migrate({
          ...args,
          migrations: args?.migrations?.map((one) => ({ ...one, up: explained(one.up as Up) })),
        })
      } finally {
        transactions.isMigrating = false
      }
    }
  })

const explained =
  (up: Up): Up =>
  async (args) => {
    try {
      await up(args)
    } catch (cause) {
      throw isHalfMigrated(cause) ? new Error(HALF_MIGRATED, { cause }) : cause
    }
  }

/** Whether a statement failed because a migration that stopped on the way had made its change already. */
function isHalfMigrated(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/already exists|duplicate column name|no such (?:column|table)/i.test(cause.message)) return true
  }
  return false
}

const HALF_MIGRATED =
  'La base de données est restée à mi-chemin d’une mise à jour interrompue avec une version antérieure : restaurez la sauvegarde faite avant cette mise à jour, puis relancez. (An upgrade with an older version stopped on the way: restore the backup made before it, then start again.)'
