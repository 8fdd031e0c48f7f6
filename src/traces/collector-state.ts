import { workerData } from 'node:worker_threads'

const [UP, DOWN] = [0, 1]

/** Whether the collector took the last spans. The threads of a process share it: a change is reported once. */
export class CollectorState {
  readonly #state: Int32Array

  constructor(readonly memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#state = new Int32Array(memory)
  }

  /** Notes whether it took spans, and returns whether that is a change. */
  note(isUp: boolean): boolean {
    const now = isUp ? UP : DOWN
    return Atomics.exchange(this.#state, 0, now) !== now
  }
}

const given = workerData as { collector?: SharedArrayBuffer } | null

/** The state of this process. */
export const collectorState = new CollectorState(given?.collector)
