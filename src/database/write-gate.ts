interface Waiter {
  id: string
  enter(): void
}

/**
 * Lets one holder in at a time, in the order in which they asked. Who waits longer than `timeoutMs` is refused with the
 * error that `onTimeout` returns.
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
  async enter(id: string): Promise<void> {
    if (this.#holder === undefined) {
      this.#holder = id
      return
    }
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        id,
        enter: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        reject(this.onTimeout())
      }, this.timeoutMs)
      this.#waiting.push(waiter)
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
