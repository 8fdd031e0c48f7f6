import { AsyncLocalStorage } from 'node:async_hooks'

/** Whether the running code is part of a write that has passed the gate. */
const inside = new AsyncLocalStorage<true>()

/**
 * Lets writes run side by side, or only those of one holder. A write that waits longer than `timeoutMs` is refused with the
 * error that `onTimeout` returns.
 */
export class WriteGate {
  #running = 0
  #isClosed = false
  #holder: unknown
  #waiting: (() => void)[] = []

  constructor(
    readonly timeoutMs: number,
    readonly onTimeout: () => Error,
  ) {}

  /** Runs a write: at once when the gate is open or `holder` holds it, otherwise once it is open. */
  async pass<Result>(holder: unknown, write: () => Promise<Result>): Promise<Result> {
    // A write of the adapter may call other writes of it: they have passed with it.
    if (inside.getStore() || (holder !== undefined && holder === this.#holder)) return write()
    await this.#when(
      () => !this.#isClosed,
      () => {
        this.#running += 1
      },
    )
    try {
      return await inside.run(true, write)
    } finally {
      this.#running -= 1
      this.#notify()
    }
  }

  /** Closes the gate to every new write, and resolves when those under way have ended. */
  async close(): Promise<void> {
    await this.#when(
      () => !this.#isClosed,
      () => {
        this.#isClosed = true
      },
    )
    try {
      await this.#when(() => this.#running === 0)
    } catch (error) {
      this.open()
      throw error
    }
  }

  /** Lets only the writes of a holder pass the closed gate. */
  admit(holder: unknown): void {
    this.#holder = holder
  }

  /** Whether the gate is closed for the sake of `holder`. */
  isHeldBy(holder: unknown): boolean {
    return this.#isClosed && holder !== undefined && holder === this.#holder
  }

  /** Lets everybody pass again. */
  open(): void {
    this.#isClosed = false
    this.#holder = undefined
    this.#notify()
  }

  #notify(): void {
    for (const check of this.#waiting.splice(0)) check()
  }

  /** Waits until `isTrue` holds and calls `act` in the same turn, before anything else can change. */
  async #when(isTrue: () => boolean, act?: () => void): Promise<void> {
    const deadline = Date.now() + this.timeoutMs
    while (!isTrue()) {
      const left = deadline - Date.now()
      if (left <= 0) throw this.onTimeout()
      await this.#nextChange(left)
    }
    act?.()
  }

  #nextChange(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
