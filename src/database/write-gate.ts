import { AsyncLocalStorage } from 'node:async_hooks'

/** Whether the code that runs is part of a write that has passed the gate. */
const inside = new AsyncLocalStorage<true>()

/**
 * Lets writes pass side by side, or those of one holder alone. Who waits longer than `patienceMs` is refused with the
 * error of `tooLong`: nothing waits for ever.
 */
export class WriteGate {
  #running = 0
  #holder: string | undefined
  #waiting: (() => void)[] = []

  constructor(
    readonly patienceMs: number,
    readonly tooLong: () => Error,
  ) {}

  /** Runs a write: at once for the holder, for anybody else when there is none. */
  async pass<Result>(holder: unknown, write: () => Promise<Result>): Promise<Result> {
    // A write of the adapter may be made of others: they belong to the one that has passed.
    if (inside.getStore() || (holder !== undefined && holder === this.#holder)) return write()
    await this.#once(
      () => this.#holder === undefined,
      () => {
        this.#running += 1
      },
    )
    try {
      return await inside.run(true, write)
    } finally {
      this.#running -= 1
      this.#tell()
    }
  }

  /** Keeps everybody but the holder out, once the writes under way have ended. */
  async close(holder: string): Promise<void> {
    await this.#once(
      () => this.#holder === undefined,
      () => {
        this.#holder = holder
      },
    )
    try {
      await this.#once(() => this.#running === 0)
    } catch (error) {
      this.open(holder)
      throw error
    }
  }

  /** Lets everybody in again; nothing when the gate is not this holder's. */
  open(holder: string): void {
    if (this.#holder !== holder) return
    this.#holder = undefined
    this.#tell()
  }

  #tell(): void {
    for (const look of this.#waiting.splice(0)) look()
  }

  /** Does `act` in the same breath in which `isTrue` was seen. */
  async #once(isTrue: () => boolean, act?: () => void): Promise<void> {
    const deadline = Date.now() + this.patienceMs
    while (!isTrue()) {
      const left = deadline - Date.now()
      if (left <= 0) throw this.tooLong()
      await this.#change(left)
    }
    act?.()
  }

  #change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
