/** A text and what is known of it. */
interface Line<Known> {
  /** The text it was first known by: equal ones that come later are let go. */
  readonly text: string
  readonly known: Known
  readonly characters: number
}

/**
 * What is known of requests already read, by their raw text, so that asking again needs no parsing. Bounded in entries and
 * in characters: the least recently used leave first. The text must say all that what is known depends on, byte for byte.
 */
export class RequestIndex<Known> {
  readonly #lines = new Map<string, Line<Known>>()
  #newest: Line<Known> | undefined
  #characters = 0

  /** `weigh` tells the characters of what is known of a text, beside those of the text. */
  constructor(
    readonly maxEntries: number,
    readonly maxCharacters: number,
    private readonly weigh: (known: Known) => number,
  ) {}

  /** Characters held, those of the texts included. */
  get characters(): number {
    return this.#characters
  }

  /** Texts held. */
  get size(): number {
    return this.#lines.size
  }

  /** What is known of a text, which becomes the most recently used. */
  get(text: string): Known | undefined {
    const line = this.#lines.get(text)
    if (line === undefined) return undefined
    if (line !== this.#newest) {
      // A map keeps the order of insertion: the first text is the least recently used.
      this.#lines.delete(text)
      this.#add(line)
    }
    return line.known
  }

  /** Remembers what is known of a text, unless they alone take more than an eighth of the room. */
  set(text: string, known: Known): void {
    this.#delete(text)
    const characters = text.length + this.weigh(known)
    if (characters > this.maxCharacters / 8) return
    this.#add({ text, known, characters })
    this.#characters += characters
    for (const oldest of this.#lines.keys()) {
      if (this.#lines.size <= this.maxEntries && this.#characters <= this.maxCharacters) break
      this.#delete(oldest)
    }
  }

  #add(line: Line<Known>): void {
    this.#lines.set(line.text, line)
    this.#newest = line
  }

  #delete(text: string): void {
    const line = this.#lines.get(text)
    if (line === undefined) return
    this.#lines.delete(text)
    this.#characters -= line.characters
  }
}
