import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

type Client = SQLiteAdapter['client']
type Drizzle = SQLiteAdapter['drizzle']

/** The connection of an SQLite database through which this process writes, so that its readers see committed data only. */
export class WriteConnection {
  isClosed = false

  private constructor(
    readonly client: Client,
    readonly drizzle: Drizzle,
  ) {}

  /** Connects to the file of an adapter with the same settings. `connect` is the method of the adapter itself. */
  static async open(adapter: SQLiteAdapter, connect: SQLiteAdapter['connect']): Promise<WriteConnection> {
    const second: SQLiteAdapter = Object.create(adapter)
    Object.assign(second, { client: undefined, prodMigrations: undefined })
    await connect?.call(second, { hotReload: true })
    // SQLite would make this thread wait for another program.
    await second.client.execute('PRAGMA busy_timeout = 0')
    // What is deleted or replaced is overwritten with zeros in the file.
    await second.client.execute('PRAGMA secure_delete = ON')
    const connection = new WriteConnection(second.client, second.drizzle)
    connection.#closeAfterFailure()
    return connection
  }

  /**
   * Begins a transaction that may write. Throws `SQLITE_BUSY` while another program writes, and closes the connection: its
   * driver leaves the refused `BEGIN` unfinished until it is collected, and SQLite then refuses the next commit.
   */
  async begin({ foreignKeys = true } = {}): Promise<void> {
    try {
      // Has no effect once the transaction has begun.
      await this.client.execute(`PRAGMA foreign_keys = ${foreignKeys ? 'ON' : 'OFF'}`)
      await this.client.execute('BEGIN IMMEDIATE')
    } catch (error) {
      await this.close()
      throw error
    }
  }

  /** Writes the journal into the file and empties it, unless somebody reads from it. Returns whether it is empty. */
  async truncateJournal(): Promise<boolean> {
    const { rows } = await this.client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    return rows[0]?.[0] === 0
  }

  /** Writes the file anew. */
  async vacuum(): Promise<void> {
    await this.client.execute('VACUUM')
  }

  /** Ends the transaction. Without a commit that succeeded, it is rolled back. */
  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    try {
      await this.client.execute(how)
    } catch (error) {
      await this.close()
      if (how === 'COMMIT') throw error
    }
  }

  /** Rolls back what is not committed, and refuses every other statement. */
  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    // Closing alone may leave the transaction open until its statements are collected.
    await this.client.execute('ROLLBACK').catch(() => undefined)
    this.client.close()
  }

  /**
   * Closes the connection when SQLite has rolled the transaction back after an error: a full disk, for instance. The rest of
   * the transaction would otherwise be written statement by statement.
   */
  #closeAfterFailure(): void {
    const execute = this.client.execute.bind(this.client) as (...args: unknown[]) => Promise<never>
    const isInTransaction = async () => {
      try {
        await execute('BEGIN')
        return false
      } catch {
        return true
      }
    }
    this.client.execute = async (...args: unknown[]) => {
      try {
        return await execute(...args)
      } catch (error) {
        const [statement] = args
        if (!isControl(statement) && !this.isClosed && !(await isInTransaction())) await this.close()
        throw error
      }
    }
  }
}

const codeOf = (error: unknown) => (error as { code?: unknown } | undefined)?.code

/** Whether another program writes, or wrote since this connection began to read. */
export const isBusy = (error: unknown): boolean => /^SQLITE_BUSY(?:_SNAPSHOT)?$/.test(String(codeOf(error)))

/** Whether a statement begins or ends a transaction, or sets the connection up. */
const isControl = (statement: unknown): boolean =>
  typeof statement === 'string' && /^(?:BEGIN|COMMIT|ROLLBACK|PRAGMA)\b/.test(statement)
