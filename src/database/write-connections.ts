import { setTimeout as wait } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { isBusy, WriteConnection } from './write-connection'

/** Milliseconds between two attempts. Each one is a new connection, and the files of those that were refused stay open for a while. */
const BUSY_RETRY_MS = { first: 25, most: 400 }

/** The connection through which this process writes, opened again after it was closed. */
export class WriteConnections {
  #connection: Promise<WriteConnection> | undefined
  #refusedSince: number | undefined

  /** `connect` is the method of the adapter itself: an outer decorator makes it start parts, once and not for every connection. */
  constructor(
    private readonly adapter: SQLiteAdapter,
    private readonly connect: SQLiteAdapter['connect'],
  ) {}

  /** For how long another program has been writing, in milliseconds; 0 when none did at the last attempt. */
  get refusedForMs(): number {
    return this.#refusedSince === undefined ? 0 : Date.now() - this.#refusedSince
  }

  /** The connection, closed or not. */
  current(): Promise<WriteConnection> {
    this.#connection ??= WriteConnection.open(this.adapter, this.connect).catch((error: unknown) => {
      // The next write opens it again.
      this.#connection = undefined
      throw error
    })
    return this.#connection
  }

  /** The connection, opened again when it was closed. */
  async live(): Promise<WriteConnection> {
    const connection = await this.current()
    if (!connection.isClosed) return connection
    this.#connection = undefined
    return this.current()
  }

  /** Begins a transaction; throws `SQLITE_BUSY` when another program writes for `withinMs`. */
  async begin(withinMs: number, foreignKeys = true): Promise<WriteConnection> {
    const began = Date.now()
    for (let pause = BUSY_RETRY_MS.first; ; pause = Math.min(2 * pause, BUSY_RETRY_MS.most)) {
      const connection = await this.live()
      try {
        await connection.begin({ foreignKeys })
        this.#refusedSince = undefined
        return connection
      } catch (error) {
        if (isBusy(error)) this.#refusedSince ??= began
        if (!isBusy(error) || Date.now() > began + withinMs) throw error
        await wait(pause)
      }
    }
  }

  /** Rolls back what is open and closes the connection. */
  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined)
    this.#connection = undefined
    await connection?.close()
  }
}
