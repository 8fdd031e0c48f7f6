/** Reads the text of a response without an end, as it comes. */
export class TextReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  #text = ''

  constructor(readonly response: Response) {
    if (!response.body) throw new Error(`No body: ${response.status}`)
    this.#reader = response.body.getReader()
  }

  /** Waits for what matches, and returns it; what is before it has been read, and what is behind it has not. */
  async next(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#text)
      if (found) {
        this.#text = this.#text.slice(found.index + found[0].length)
        return found
      }
      const { value, done } = await this.#reader.read()
      if (done) throw new Error('The response has ended.')
      this.#text += this.#decoder.decode(value, { stream: true })
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel()
  }
}
