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
 * tells that another one wrote. Nothing here rejects; what could not be asked is asked next time.
 */
export class WriteMark {
  #last: number | undefined
  #turn: Promise<void> = Promise.resolve()
  #isLeaving = false

  constructor(
    readonly connection: MongooseAdapter['connection'],
    readonly onOtherWriter: () => void,
  ) {}

  /** Leaves a mark of what was written so far. */
  leave(): void {
    // One that has not left yet is of this write too.
    if (this.#isLeaving) return
    this.#isLeaving = true
    this.#next(async () => {
      this.#isLeaving = false
      const options = { upsert: true, returnDocument: 'after' } as const
      const mark = await this.#marks?.findOneAndUpdate({ _id: ID }, { $inc: { n: 1 } }, options)
      if (mark) this.#see(mark.n, mark.n - 1)
    })
  }

  /** Looks whether another process has left a mark. */
  look(): void {
    this.#next(async () => {
      const n = (await this.#marks?.findOne({ _id: ID }))?.n ?? 0
      this.#see(n, n)
    })
  }

  /** Resolves once what was asked for is done. */
  settled(): Promise<void> {
    return this.#turn
  }

  get #marks() {
    return this.connection.db?.collection<Mark>(COLLECTION)
  }

  #next(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch(() => undefined)
  }

  #see(now: number, expected: number): void {
    if (this.#last !== undefined && this.#last !== expected) this.onOtherWriter()
    this.#last = now
  }
}
