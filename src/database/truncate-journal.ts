import { sqliteTransactions } from './sqlite-transactions'

/**
 * Writes the journal of an SQLite database into its file and empties it: it contains former states of what was overwritten since
 * the last time. Waits for the transaction under way. Returns whether it is empty: not while another program reads. On MongoDB, whose
 * server has its own, it does nothing and returns true.
 */
export async function truncateJournal(adapter: object): Promise<boolean> {
  return (await sqliteTransactions(adapter)?.truncateJournal()) ?? true
}
