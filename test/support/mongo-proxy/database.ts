import pLimit from 'p-limit'
import { type Backend, connectBackend } from './backend'
import { type Document, numberOf } from './bson'
import {
  type Concerned,
  collectionOf,
  concernedDocuments,
  documentsAfter,
  isWrite,
  keyOf,
  nameOf,
} from './concerned-documents'
import { noSuchTransaction, writeConflict } from './replies'
import { Transaction } from './transaction'

/** Commands on one collection, which see nothing of the others. */
const onOneCollection = new Set(['find', 'count', 'distinct', 'insert', 'update', 'delete', 'findAndModify', 'getMore'])

const isError = (reply: Document): boolean => numberOf(reply.ok) !== 1 || reply.writeErrors !== undefined

/**
 * One database of a server without transactions, with those of MongoDB: the changes of a transaction are in the database
 * only while its own commands run, and the first of two that write one document wins.
 */
export class ProxiedDatabase {
  readonly open = new Set<Transaction>()
  readonly #backend: Backend
  /** Connections for commands outside transactions while none is open. */
  readonly #others: Backend[]
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #mutex = pLimit(1)
  /** The transaction whose changes are in the database now. */
  #shown: Transaction | undefined
  #clock = 0
  /** The clock of the last write of each document, while transactions are open. */
  readonly #writtenAt = new Map<string, number>()

  constructor(
    readonly name: string,
    url: string,
  ) {
    this.#backend = connectBackend(url)
    this.#others = Array.from({ length: 8 }, () => connectBackend(url))
  }

  begin(): Transaction {
    const transaction = new Transaction(this.name, this.#clock)
    this.open.add(transaction)
    return transaction
  }

  /** Runs a command outside transactions. A write waits for the transactions that changed its documents. */
  async run(command: Document): Promise<Document> {
    if (this.open.size === 0 && !this.#shown) return this.#runBesideOthers(command)
    for (;;) {
      const outcome = await this.#mutex(() => this.#runOutside(command))
      if (!(outcome instanceof Transaction)) return outcome
      await outcome.ended
    }
  }

  /** Runs a command of a transaction. Any error ends the transaction. */
  runInside(transaction: Transaction, command: Document, meetsConflict: boolean): Promise<Document> {
    return this.#mutex(async () => {
      if (transaction.state !== 'open') return noSuchTransaction
      await Promise.allSettled(this.#underWay)
      if (!(await this.#showOnly(transaction)) || meetsConflict) return this.#abort(transaction, writeConflict)
      const concerned = isWrite(command) ? await concernedDocuments(this.#backend, command) : []
      if (concerned.some((document) => this.#isTaken(document, transaction))) {
        return this.#abort(transaction, writeConflict)
      }
      const reply = await this.#backend.command(command)
      if (isError(reply)) return this.#abort(transaction, reply)
      if (isWrite(command)) {
        const changed = await documentsAfter(this.#backend, command, concerned, reply)
        for (const { concerned: document, after } of changed) transaction.record(document, after)
      }
      return reply
    })
  }

  commit(transaction: Transaction): Promise<Document> {
    return this.#mutex(async () => {
      if (transaction.state === 'committed') return { ok: 1 }
      if (transaction.state === 'aborted') return noSuchTransaction
      if (!(await this.#showOnly(transaction))) return this.#abort(transaction, writeConflict)
      this.#shown = undefined
      this.#end(transaction, 'committed')
      this.#stamp([...transaction.changes.values()])
      return { ok: 1 }
    })
  }

  abort(transaction: Transaction): Promise<Document> {
    return this.#mutex(() => (transaction.state === 'open' ? this.#abort(transaction, { ok: 1 }) : noSuchTransaction))
  }

  close(): void {
    for (const backend of [this.#backend, ...this.#others]) backend.close()
  }

  /** Runs a command while no transaction is open; one that is opened meanwhile waits for it. */
  async #runBesideOthers(command: Document): Promise<Document> {
    const backend = this.#others[this.#underWay.size % this.#others.length] ?? this.#backend
    const reply = backend.command(command)
    this.#underWay.add(reply)
    try {
      return await reply
    } finally {
      this.#underWay.delete(reply)
    }
  }

  async #runOutside(command: Document): Promise<Document | Transaction> {
    if (this.#shown && this.#seesChanges(command, this.#shown)) await this.#showOnly(undefined)
    if (!isWrite(command) || this.open.size === 0) return this.#backend.command(command)
    const concerned = await concernedDocuments(this.#backend, command)
    const holder = [...this.open].find(({ changes }) =>
      concerned.some((each) => changes.has(keyOf(each.collection, each.id))),
    )
    if (holder) return holder
    const reply = await this.#backend.command(command)
    this.#stamp(concerned)
    return reply
  }

  #seesChanges(command: Document, { changes, collections }: Transaction): boolean {
    if (changes.size === 0 || nameOf(command) === 'getMore') return false
    return !onOneCollection.has(nameOf(command)) || collections.has(collectionOf(command))
  }

  #isTaken({ collection, id }: Concerned, own: Transaction): boolean {
    const key = keyOf(collection, id)
    if ((this.#writtenAt.get(key) ?? 0) > own.since && !own.changes.has(key)) return true
    return [...this.open].some((other) => other !== own && other.changes.has(key))
  }

  /** Shows the changes of one transaction, or of none. Returns `false` when they break a unique index by now. */
  async #showOnly(transaction: Transaction | undefined): Promise<boolean> {
    if (this.#shown === transaction) return true
    await this.#shown?.show(this.#backend, 'before')
    this.#shown = transaction
    return (
      transaction?.show(this.#backend, 'after').then(
        () => true,
        () => false,
      ) ?? true
    )
  }

  async #abort(transaction: Transaction, reply: Document): Promise<Document> {
    if (this.#shown === transaction) await this.#showOnly(undefined)
    this.#end(transaction, 'aborted')
    return reply
  }

  #end(transaction: Transaction, state: 'committed' | 'aborted'): void {
    this.open.delete(transaction)
    transaction.end(state)
    if (this.open.size === 0) this.#writtenAt.clear()
  }

  #stamp(documents: Concerned[]): void {
    this.#clock += 1
    if (this.open.size === 0) return
    for (const { collection, id } of documents) this.#writtenAt.set(keyOf(collection, id), this.#clock)
  }
}
