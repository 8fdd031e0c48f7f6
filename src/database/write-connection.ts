import { setTimeout as wait } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

type Client = SQLiteAdapter['client']
type Drizzle = SQLiteAdapter['drizzle']

/** How long a write waits for a transaction of another program. */
const BUSY_TIMEOUT_MS = 10_000
const BUSY_RETRY_MS = 20

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
    // SQLite would make this thread wait: `begin` waits instead.
    await second.client.execute('PRAGMA busy_timeout = 0')
    const connection = new WriteConnection(second.client, second.drizzle)
    connection.#closeAfterFailure()
    return connection
  }

  /** Begins a transaction that may write. Waits while another program writes, and throws `SQLITE_BUSY` after ten seconds. */
  async begin({ foreignKeys = true } = {}): Promise<void> {
    // Has no effect once the transaction has begun.
    await this.client.execute(`PRAGMA foreign_keys = ${foreignKeys ? 'ON' : 'OFF'}`)
    const deadline = Date.now() + BUSY_TIMEOUT_MS
    for (;;) {
      try {
        await this.client.execute('BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (!isBusy(error) || isStale(error) || Date.now() > deadline) throw error
        await wait(BUSY_RETRY_MS)
      }
    }
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

/** Whether another program writes. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 'SQLITE_BUSY' || isStale(error)

/**
 * Whether the connection still reads what was committed before another program wrote: a `BEGIN IMMEDIATE` that was refused
 * leaves it so. Only another connection can write then.
 */
export const isStale = (error: unknown): boolean => codeOf(error) === 'SQLITE_BUSY_SNAPSHOT'

/** Whether a statement begins or ends a transaction, or sets the connection up. */
const isControl = (statement: unknown): boolean =>
  typeof statement === 'string' && /^(?:BEGIN|COMMIT|ROLLBACK|PRAGMA)\b/.test(statement)
