import type { Call, ToCacheThread } from '../thread-protocol'

interface Waiting {
  resolve(value: never): void
  reject(error: Error): void
}

/** What the front asks of the application, across threads. */
export class RpcClient {
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  constructor(readonly send: (call: number, asked: Call) => void) {}

  /** Rejects with what the application says is wrong. */
  call<Value>(asked: Call): Promise<Value> {
    this.#last += 1
    const number = this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject })
      this.send(number, asked)
    })
  }

  receive({ call, value, problem }: Extract<ToCacheThread, { kind: 'answer' }>): void {
    const waiting = this.#waiting.get(call)
    this.#waiting.delete(call)
    if (problem === undefined) waiting?.resolve(value as never)
    else waiting?.reject(new Error(problem))
  }
}
