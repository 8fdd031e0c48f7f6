import { type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'
import type { Migration } from 'payload'
import { type Database, decorated } from './decorate'
import { sqliteTransactions } from './sqlite-transactions'

type Up = Migration['up']

/**
 * Runs each migration of SQLite in a transaction, with the row that records it: a process that ends in one starts again
 * where it was, and of two processes that start at once the second one waits and skips what the first one has made. A file that an older version left half migrated looks like a damaged one, and stops the start.
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
          migrations: args?.migrations?.map((one) => ({ ...one, up: explained(once(one.name, one.up as Up)) })),
        })
      } finally {
        transactions.isMigrating = false
      }
    }
  })

/**
 * Skips a migration that another process made while this one waited for its transaction: Payload has read the list before.
 * Payload then records it again, so the record of the other one is removed in the same transaction.
 */
const once =
  (name: string, up: Up): Up =>
  async (args) => {
    const { db } = args as MigrateUpArgs
    const tables = await db.all(sql`SELECT name FROM sqlite_master WHERE name = 'payload_migrations'`)
    const isMade =
      tables.length > 0 && (await db.all(sql`SELECT id FROM payload_migrations WHERE name = ${name}`)).length > 0
    if (isMade) await db.run(sql`DELETE FROM payload_migrations WHERE name = ${name}`)
    else await up(args)
  }

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
