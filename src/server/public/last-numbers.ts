import { setTimeout as wait } from 'node:timers/promises'

/** A scrape waits no longer than this for the application. */
const TIMEOUT_MS = 1_000

/** The numbers of the application as of a scrape; while it does not answer, those of the scrape before. */
export class LastNumbers<Numbers> {
  #reading: Promise<void> | undefined

  constructor(
    public value: Numbers,
    readonly read: () => Promise<Numbers>,
  ) {}

  /** Brings `value` up to date, once for all metrics of a scrape. */
  refresh(): Promise<void> {
    const late = wait(TIMEOUT_MS, undefined, { ref: false })
    this.#reading ??= Promise.race([this.read().catch(() => undefined), late]).then((found) => {
      this.value = found ?? this.value
      this.#reading = undefined
    })
    return this.#reading
  }
}
