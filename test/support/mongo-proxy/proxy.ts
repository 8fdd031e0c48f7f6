import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Document, listOf, numberOf, textOf } from './bson'
import { collectionOf, isWrite, nameOf } from './concerned-documents'
import { ProxiedDatabase } from './database'
import { type Faults, noFaults, type WriteCommand } from './faults'
import { greeting, noChangeStreams, noSuchTransaction, writeConflict } from './replies'
import type { Transaction } from './transaction'
import { type Message, messageBytes, messageReader } from './wire'

/** A stand-in for a MongoDB with transactions: a proxy in front of a server of its protocol that has none. */
export interface MongoProxy {
  /** A URL without a database, with which Payload uses transactions. */
  url: string
  faults: Faults
  /** The commands of one transaction that were sent before the reply to another one, which MongoDB does not support. */
  overlaps: string[]
  /** How many transactions were committed, and how many writes met a conflict. */
  counts: { commits: number; conflicts: number }
  close(): Promise<void>
}

/** MongoDB aborts a transaction that is open for longer. */
const LIFETIME_MS = 60_000

/** Starts a proxy on a port of its own in front of the server at `backendUrl`. */
export async function startMongoProxy(backendUrl: string, { lifetimeMs = LIFETIME_MS } = {}): Promise<MongoProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on(
      'data',
      messageReader((message) => void commands.answer(message, socket)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const commands = new Commands(backendUrl, address, lifetimeMs)
  return {
    url: `mongodb://${address}/?replicaSet=rs0`,
    faults: commands.faults,
    overlaps: commands.overlaps,
    counts: commands.counts,
    close: () => {
      for (const socket of sockets) socket.destroy()
      commands.close()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

class Commands {
  readonly faults: Faults = noFaults()
  readonly overlaps: string[] = []
  readonly counts = { commits: 0, conflicts: 0 }
  readonly #databases = new Map<string, ProxiedDatabase>()
  readonly #transactions = new Map<string, Transaction>()
  #writes = 0
  #lastReply = 0

  constructor(
    readonly backendUrl: string,
    readonly address: string,
    readonly lifetimeMs: number,
  ) {}

  async answer({ requestId, body, isLegacy }: Message, socket: Socket): Promise<void> {
    const reply = await this.#replyTo(body, isLegacy).catch(() => undefined)
    if (!reply) return void socket.destroy()
    this.#lastReply += 1
    if (!socket.destroyed) {
      socket.write(messageBytes({ requestId: this.#lastReply, responseTo: requestId, body: reply, isLegacy }))
    }
  }

  close(): void {
    for (const database of this.#databases.values()) database.close()
  }

  /** `undefined` when the connection is to be dropped. */
  async #replyTo(body: Document, isLegacy: boolean): Promise<Document | undefined> {
    const name = nameOf(body).toLowerCase()
    if (name === 'hello' || name === 'ismaster') return greeting(this.address, name === 'ismaster' || isLegacy)
    if (name === 'endsessions' || name === 'killsessions') return { ok: 1 }
    if (listOf(body.pipeline).some((stage) => '$changeStream' in stage)) return noChangeStreams
    if (body.autocommit === false) return this.#inTransaction(body)
    const command = withoutSession(body)
    if (!isWrite(command)) return this.#database(String(command.$db)).run(command)
    const write = this.#describe(command, false)
    if (this.faults.conflicts(write)) return { ...writeConflict, errorLabels: [] }
    const reply = await this.#database(String(command.$db)).run(command)
    return this.faults.dropsAfter(write) ? undefined : reply
  }

  async #inTransaction(body: Document): Promise<Document | undefined> {
    const key = `${textOf((body.lsid as Document).id)} ${body.txnNumber}`
    const known = this.#transactions.get(key)
    const ending = nameOf(body)
    if (ending === 'commitTransaction') return this.#commit(known)
    if (ending === 'abortTransaction') return known ? this.#database(known.database).abort(known) : noSuchTransaction
    const transaction = known ?? (body.startTransaction === true ? this.#begin(key, body) : undefined)
    if (!transaction) return noSuchTransaction
    const label = `${nameOf(body)} ${collectionOf(body)}`
    if (transaction.running.size > 0) {
      this.overlaps.push(`${label} beside ${[...transaction.running].join(', ')}`)
      // MongoDB does not know the transaction before its first command has begun it.
      if (!transaction.hasStarted) return noSuchTransaction
    }
    transaction.running.add(label)
    try {
      const command = withoutSession(body)
      const meetsConflict = isWrite(command) && this.faults.conflicts(this.#describe(command, true))
      const reply = await this.#database(String(command.$db)).runInside(transaction, command, meetsConflict)
      if (numberOf(reply.code) === 112) this.counts.conflicts += 1
      return reply
    } finally {
      transaction.running.delete(label)
      transaction.hasStarted = true
    }
  }

  async #commit(transaction: Transaction | undefined): Promise<Document | undefined> {
    if (!transaction) return noSuchTransaction
    const database = this.#database(transaction.database)
    const drop = this.faults.dropsAtCommit.shift()
    if (drop === 'untouched') return undefined
    if (drop === 'late') {
      setTimeout(() => void this.#makeCommit(transaction), this.faults.commitDelayMs)
      return undefined
    }
    if (this.faults.commitDelayMs > 0) await wait(this.faults.commitDelayMs)
    const reply = drop === 'aborted' ? await database.abort(transaction) : await this.#makeCommit(transaction)
    return drop ? undefined : reply
  }

  /** Commits a transaction and counts it. */
  async #makeCommit(transaction: Transaction): Promise<Document> {
    const wasOpen = transaction.state === 'open'
    const reply = await this.#database(transaction.database).commit(transaction)
    if (wasOpen && transaction.state === 'committed') this.counts.commits += 1
    return reply
  }

  #begin(key: string, { $db }: Document): Transaction {
    const database = this.#database(String($db))
    const transaction = database.begin()
    this.#transactions.set(key, transaction)
    setTimeout(() => void database.abort(transaction), this.lifetimeMs).unref()
    return transaction
  }

  #describe(command: Document, isInTransaction: boolean): WriteCommand {
    this.#writes += 1
    return { n: this.#writes, name: nameOf(command), collection: collectionOf(command), isInTransaction }
  }

  #database(name: string): ProxiedDatabase {
    const known = this.#databases.get(name)
    if (known) return known
    const database = new ProxiedDatabase(name, this.backendUrl)
    this.#databases.set(name, database)
    return database
  }
}

/** The command without what concerns sessions and transactions, which the server behind does not know. */
function withoutSession(body: Document): Document {
  const { lsid, txnNumber, autocommit, startTransaction, readConcern, $clusterTime, ...command } = body
  return command
}
