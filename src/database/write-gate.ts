interface Waiter {
  id: string
  isUrgent: boolean
  enter(): void
}

/**
 * Lets one holder in at a time, in the order in which they asked, urgent ones first. Who waits longer than `timeoutMs` is
 * refused with the error that `onTimeout` returns.
 */
export class WriteGate {
  #holder: string | undefined
  readonly #waiting: Waiter[] = []

  constructor(
    readonly timeoutMs: number,
    readonly onTimeout: () => Error,
  ) {}

  /** The id of the holder, `undefined` when the gate is free. */
  get holder(): string | undefined {
    return this.#holder
  }

  /** Resolves when `id` holds the gate. */
  async enter(id: string, isUrgent = false): Promise<void> {
    if (this.#holder === undefined) {
      this.#holder = id
      return
    }
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        id,
        isUrgent,
        enter: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        reject(this.onTimeout())
      }, this.timeoutMs)
      const others = this.#waiting.findIndex((other) => !other.isUrgent)
      this.#waiting.splice(isUrgent && others >= 0 ? others : this.#waiting.length, 0, waiter)
    })
  }

  /** Hands the gate to the next one who waits. Does nothing unless `id` holds it. */
  leave(id: string): void {
    if (this.#holder !== id) return
    const next = this.#waiting.shift()
    this.#holder = next?.id
    next?.enter()
  }
}
