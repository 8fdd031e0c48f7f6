import type { MongooseAdapter } from '@payloadcms/db-mongodb'

interface Mark {
  _id: string
  n: number
}

// A name that begins as those of what is no content.
const COLLECTION = '_writes'
const ID = 'last'

/**
 * A number in a MongoDB database that each process raises after a write: one that did not grow by this process alone
 * tells that another one wrote. Nothing here rejects; what could not be done is done at the next look.
 */
export class WriteCounter {
  #last: number | undefined
  #owes = false
  #isWaiting = false
  #turn: Promise<void> = Promise.resolve()

  constructor(
    readonly connection: MongooseAdapter['connection'],
    readonly onExternalWrite: () => void,
  ) {}

  /** Leaves a mark of what was written so far. */
  increment(): void {
    this.#owes = true
    this.check()
  }

  /** Looks whether another process has left a mark. */
  check(): void {
    // One that waits, for a database that does not answer perhaps, will do for all.
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#turn = this.#turn
      .then(() => {
        this.#isWaiting = false
        return this.#owes ? this.#raise() : this.#read()
      })
      .catch(() => undefined)
  }

  /** Resolves once what was asked for is done. */
  settled(): Promise<void> {
    return this.#turn
  }

  get #marks() {
    return this.connection.db?.collection<Mark>(COLLECTION)
  }

  async #raise(): Promise<void> {
    this.#owes = false
    try {
      const options = { upsert: true, returnDocument: 'after' } as const
      const mark = await this.#marks?.findOneAndUpdate({ _id: ID }, { $inc: { n: 1 } }, options)
      if (mark) this.#see(mark.n, mark.n - 1)
    } catch (error) {
      this.#owes = true
      throw error
    }
  }

  async #read(): Promise<void> {
    const n = (await this.#marks?.findOne({ _id: ID }))?.n ?? 0
    this.#see(n, n)
  }

  #see(now: number, expected: number): void {
    if (this.#last !== undefined && this.#last !== expected) this.onExternalWrite()
    this.#last = now
  }
}
