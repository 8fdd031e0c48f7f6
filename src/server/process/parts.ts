import type { Part } from '../../database/decorate'

/** The parts of a thread that are running, closed in one order whatever the order in which they started. */
export class Parts<Name extends string> {
  readonly #running = new Map<Name, Part>()

  /** `closingOrder` names every part that the thread may have. */
  constructor(readonly closingOrder: readonly Name[]) {}

  /** Registers a part that has started, and returns it. */
  add<Started extends Part>(name: Name, part: Started): Started {
    this.#running.set(name, part)
    return part
  }

  /** Closes the parts one after the other. The failure of one does not keep the next ones open; never rejects. */
  async close(): Promise<void> {
    for (const name of this.closingOrder) {
      try {
        await this.#running.get(name)?.close()
      } catch {
        // The process ends whether or not this part closed cleanly.
      }
    }
  }
}
