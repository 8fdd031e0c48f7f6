import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import pLimit from 'p-limit'

interface Counter {
  _id: string
  n: number
}

// The leading `_` excludes it from the content hash.
const COLLECTION = '_writes'
const ID = 'last'

/**
 * A number in a MongoDB database that each process increments after a write: growth that this process did not cause is a
 * write of another one. No method rejects; what failed is done again by the next check.
 */
export class WriteCounter {
  #last: number | undefined
  #hasUncounted = false
  #isWaiting = false
  readonly #mutex = pLimit(1)

  constructor(
    readonly connection: MongooseAdapter['connection'],
    readonly onExternalWrite: () => void,
  ) {}

  /** Counts the writes so far as one. */
  increment(): void {
    this.#hasUncounted = true
    this.check()
  }

  /** Looks whether another process has written. */
  check(): void {
    // A check that waits, perhaps for a database that does not answer, stands for those asked meanwhile.
    if (this.#isWaiting) return
    this.#isWaiting = true
    void this.#mutex(async () => {
      this.#isWaiting = false
      await (this.#hasUncounted ? this.#increment() : this.#read())
    }).catch(() => undefined)
  }

  /** Resolves once the checks asked for so far are done. */
  settled(): Promise<void> {
    return this.#mutex(() => undefined)
  }

  get #collection() {
    return this.connection.db?.collection<Counter>(COLLECTION)
  }

  async #increment(): Promise<void> {
    this.#hasUncounted = false
    try {
      const options = { upsert: true, returnDocument: 'after' } as const
      const counter = await this.#collection?.findOneAndUpdate({ _id: ID }, { $inc: { n: 1 } }, options)
      if (counter) this.#compare(counter.n, counter.n - 1)
    } catch (error) {
      this.#hasUncounted = true
      throw error
    }
  }

  async #read(): Promise<void> {
    const n = (await this.#collection?.findOne({ _id: ID }))?.n ?? 0
    this.#compare(n, n)
  }

  /** `now` is the counter; `expected` is what it was before this process changed it. */
  #compare(now: number, expected: number): void {
    if (this.#last !== undefined && this.#last !== expected) this.onExternalWrite()
    this.#last = now
  }
}
