import type { Call, ToCacheThread } from '../process/thread-protocol'

interface PendingCall {
  resolve(value: never): void
  reject(error: Error): void
}

/** Calls the application thread and matches its results with the calls. */
export class RpcClient {
  readonly #pending = new Map<number, PendingCall>()
  #lastId = 0

  constructor(readonly send: (id: number, call: Call) => void) {}

  /** Rejects with the error that the application reports. */
  call<Value>(call: Call): Promise<Value> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.send(id, call)
    })
  }

  receive({ id, value, error }: Extract<ToCacheThread, { kind: 'result' }>): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (error === undefined) pending?.resolve(value as never)
    else pending?.reject(new Error(error))
  }
}
