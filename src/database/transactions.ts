import type { Database } from './decorate'
import { withMigrationTransactions } from './migration-transactions'
import { withSqliteTransactions } from './sqlite-transactions'

/** Gives SQLite the transactions that MongoDB has, in which its migrations run too. */
export const withTransactions = (database: Database): Database =>
  withMigrationTransactions(withSqliteTransactions(database))
