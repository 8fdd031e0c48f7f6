import { randomUUID } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { currentAttempt } from './attempt'
import { noteProblem } from './database-problems'
import { type Database, decorated } from './decorate'
import { LIMITS, type Transaction } from './sqlite-transaction'
import { refusals } from './transaction-refusals'
import { isInTransaction } from './transaction-scope'
import { isUrgent } from './urgent-writes'
import { isBusy, type WriteConnection } from './write-connection'
import { WriteConnections } from './write-connections'
import { WriteGate } from './write-gate'

const transactionsOf = new WeakMap<object, SqliteTransactions>()

/** The transactions of an SQLite database; `undefined` for MongoDB, which has its own. */
export const sqliteTransactions = (adapter: object): SqliteTransactions | undefined => transactionsOf.get(adapter)

/** Gives SQLite transactions: see `SqliteTransactions`. MongoDB is not changed. */
export const withSqliteTransactions = (database: Database): Database =>
  decorated(database, (adapter) => {
    if (adapter.name !== 'sqlite') return
    const transactions = new SqliteTransactions(adapter as unknown as SQLiteAdapter)
    transactionsOf.set(adapter, transactions)
    adapter.beginTransaction = (options) => transactions.begin(options?.behavior === 'exclusive')
    adapter.commitTransaction = async (id) => transactions.end(await id, 'COMMIT')
    adapter.rollbackTransaction = async (id) => transactions.end(await id, 'ROLLBACK')
    const destroy = adapter.destroy?.bind(adapter)
    adapter.destroy = async () => {
      await transactions.close()
      await destroy?.()
    }
  })

/**
 * Transactions of which one at a time writes, in a connection of its own. One opens at its first write: what an operation
 * does before that, reading, validation, images, makes nobody wait. Until then its reads see what is committed.
 */
export class SqliteTransactions {
  readonly #adapter: SQLiteAdapter
  readonly limits = { ...LIMITS }
  readonly #gate = new WriteGate(LIMITS.gateMs, refusals.busy)
  readonly #begun = new Map<string, Transaction>()
  readonly #connections: WriteConnections
  /** While migrations run, each transaction opens at once and without the foreign keys that a change of tables breaks. */
  isMigrating = false

  constructor(adapter: SQLiteAdapter) {
    this.#adapter = adapter
    this.#connections = new WriteConnections(adapter, adapter.connect)
  }

  /** Begins a transaction; opens it when it `isExclusive`. */
  async begin(isExclusive: boolean): Promise<string> {
    const id = randomUUID()
    const opensNow = isExclusive || this.isMigrating
    const lifetimeMs = opensNow ? this.limits.exclusiveLifetimeMs : this.limits.lifetimeMs
    const transaction: Transaction = {
      ...{ lifetimeMs, isOpen: false, isUrgent: isUrgent(), attempt: currentAttempt(), writes: new Set() },
    }
    this.#begun.set(id, transaction)
    if (!opensNow) return id
    try {
      transaction.opening = this.#open(id, transaction, 'beginTransaction')
      await transaction.opening
      return id
    } catch (error) {
      this.#begun.delete(id)
      throw error
    }
  }

  /**
   * Makes a write in a transaction, which it opens when it is the first. `name` says which write in an error. Throws when the
   * transaction is over, and when the write waits for a transaction that waits for it.
   */
  async write<Result>(id: string, name: string, write: () => Promise<Result>): Promise<Result> {
    const transaction = this.#begun.get(id)
    if (!transaction) throw refusals.over(name)
    this.refuseEnded(id)
    transaction.opening ??= this.#open(id, transaction, name)
    await transaction.opening
    this.refuseEnded(id)
    const writing = write()
    transaction.writes.add(writing)
    try {
      return await writing
    } finally {
      transaction.writes.delete(writing)
    }
  }

  /** Throws when a transaction was rolled back before its end: what is read would not be what it has written. */
  refuseEnded(id: string): void {
    const ended = this.#begun.get(id)?.ended
    if (ended) throw ended()
  }

  /** Ends a transaction. A commit throws unless everything that was written in the transaction is committed. */
  async end(id: number | string | null | undefined, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (typeof id !== 'string' || id === '') return
    const transaction = this.#begun.get(id)
    if (!transaction) {
      if (how === 'COMMIT') throw refusals.over('commitTransaction')
      return
    }
    this.#begun.delete(id)
    if (transaction.ended && how === 'COMMIT') throw transaction.ended()
    // One that could not be opened has refused its writes already.
    await transaction.opening?.catch(() => undefined)
    await Promise.allSettled(transaction.writes)
    await this.#close(id, transaction, how)
  }

  /** The connection through which this process writes. */
  connection(): Promise<WriteConnection> {
    return this.#connections.current()
  }

  /** Empties the journal between two transactions. Returns whether it is empty: not while another program reads from it. */
  truncateJournal(): Promise<boolean> {
    return this.#betweenTransactions((connection) => connection.truncateJournal())
  }

  /** Writes the file anew between two transactions, without what was deleted. */
  vacuum(): Promise<void> {
    return this.#betweenTransactions((connection) => connection.vacuum())
  }

  async #betweenTransactions<Result>(work: (connection: WriteConnection) => Promise<Result>): Promise<Result> {
    const id = randomUUID()
    await this.#enter(id, isUrgent())
    try {
      return await work(await this.#connections.live())
    } finally {
      this.#gate.leave(id)
    }
  }

  /** Whether another program has been writing for a second, so that nothing can be saved. */
  async isLocked(): Promise<boolean> {
    const withinMs = this.limits.lockedAfterMs
    if (this.#gate.holder === undefined) {
      const id = randomUUID()
      await this.#gate.enter(id)
      const probe = this.#connections.begin(withinMs).then((connection) => connection.end('ROLLBACK'))
      await probe.catch(() => undefined).finally(() => this.#gate.leave(id))
    }
    return this.#connections.refusedForMs >= withinMs
  }

  /** Rolls back what is open and closes the connection. */
  async close(): Promise<void> {
    for (const { timer } of this.#begun.values()) clearTimeout(timer)
    await this.#connections.close()
  }

  async #open(id: string, transaction: Transaction, name: string): Promise<void> {
    const { holder } = this.#gate
    if (holder !== undefined && isInTransaction(holder)) throw refusals.outside(name)
    await this.#enter(id, transaction.isUrgent)
    try {
      if (!this.#begun.has(id)) throw refusals.over(name)
      const connection = await this.#connections.begin(this.limits.busyMs, !this.isMigrating)
      this.#adapter.sessions[id] = { db: connection.drizzle as never, resolve: async () => {}, reject: async () => {} }
      transaction.isOpen = true
      transaction.timer = setTimeout(() => void this.#expire(id, transaction), transaction.lifetimeMs)
      transaction.timer.unref()
    } catch (error) {
      this.#gate.leave(id)
      if (!isBusy(error)) throw error
      const locked = refusals.locked(error)
      noteProblem(locked)
      throw locked
    }
  }

  async #enter(id: string, hasPriority: boolean): Promise<void> {
    const entered = this.#gate.enter(id, hasPriority)
    if (!hasPriority) return entered
    const timer = this.#interrupt(this.#gate.holder)
    await entered.finally(() => clearTimeout(timer))
  }

  /**
   * Ends the transaction of `holder` for an urgent one: at once when its operation is done again, else when it does not end by
   * itself. Returns the timer that waits for that.
   */
  #interrupt(holder: string | undefined): NodeJS.Timeout | undefined {
    const transaction = this.#begun.get(holder ?? '')
    if (holder === undefined || !transaction || transaction.isUrgent || this.isMigrating) return undefined
    const { attempt } = transaction
    if (attempt && !attempt.hasCommitted) {
      attempt.conflict ??= refusals.interrupted()
      void this.#rollBack(holder, transaction, refusals.interrupted)
      return undefined
    }
    return setTimeout(() => void this.#expire(holder, transaction), this.limits.urgentMs)
  }

  async #rollBack(id: string, transaction: Transaction, ended: () => Error): Promise<void> {
    transaction.ended = ended
    await transaction.opening?.catch(() => undefined)
    await Promise.allSettled(transaction.writes)
    await this.#close(id, transaction, 'ROLLBACK')
  }

  // The connection is closed, so that what still runs in the transaction writes nothing into the next one.
  async #expire(id: string, transaction: Transaction): Promise<void> {
    transaction.ended = refusals.expired
    await (await this.connection()).close()
    await this.#close(id, transaction, 'ROLLBACK')
    this.#adapter.payload.logger.error('A transaction was rolled back because it had been open for too long.')
  }

  async #close(id: string, transaction: Transaction, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (!transaction.isOpen) return
    transaction.isOpen = false
    clearTimeout(transaction.timer)
    delete this.#adapter.sessions[id]
    try {
      const connection = await this.connection()
      if (!connection.isClosed) await connection.end(how)
      else if (how === 'COMMIT') throw refusals.over('commitTransaction')
    } finally {
      this.#gate.leave(id)
    }
  }
}
