import type { Payload } from 'payload'
import { sqliteTransactions } from '../../database/sqlite-transactions'

/**
 * Writes the SQLite file anew and empties its journal, since what was deleted before `secure_delete` was on stays in free pages. Rejects
 * while another program reads or writes. MongoDB reuses the space of what was deleted by itself.
 */
export async function compact({ db }: Payload): Promise<void> {
  const transactions = sqliteTransactions(db)
  if (!transactions) return
  await transactions.vacuum()
  if (!(await transactions.truncateJournal())) throw new Error('The journal of the database is in use.')
}
