import type { Change } from './follow-changes'

/** A server-sent event. */
export interface ServerEvent {
  id?: string
  event?: string
  data: Change
}

/** Reads a stream of server-sent events, as an `EventSource` does. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  readonly #events: ServerEvent[] = []
  #text = ''

  constructor(readonly response: Response) {
    if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}`)
    this.#reader = response.body.getReader()
  }

  /** Waits for so many events, and returns them. */
  async take(count: number): Promise<ServerEvent[]> {
    while (this.#events.length < count) {
      const { value, done } = await this.#reader.read()
      if (done) throw new Error('The stream has ended.')
      this.#text += this.#decoder.decode(value, { stream: true })
      const blocks = this.#text.split('\n\n')
      this.#text = blocks.pop() ?? ''
      for (const block of blocks) this.#receive(block)
    }
    return this.#events.splice(0, count)
  }

  async close(): Promise<void> {
    await this.#reader.cancel()
  }

  #receive(block: string): void {
    const fields = Object.fromEntries(
      block.split('\n').flatMap((line) => {
        const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
        return name ? [[name, value]] : []
      }),
    )
    // An event without data is not dispatched.
    if (fields.data) this.#events.push({ id: fields.id, event: fields.event, data: JSON.parse(fields.data) })
  }
}
