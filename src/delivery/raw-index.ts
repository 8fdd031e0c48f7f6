/**
 * What is known of requests already read, by their raw text, so that asking again needs no parsing. Bounded in entries and
 * in characters: the least recently used leave first. The text must say all that what is known depends on, byte for byte.
 */
export class RawIndex<Known> {
  readonly #known = new Map<string, Known>()
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
    return this.#known.size
  }

  /** What is known of a text, which becomes the most recently used. */
  get(text: string): Known | undefined {
    const known = this.#known.get(text)
    if (known === undefined) return undefined
    // A map keeps the order of insertion: the first text is the least recently used.
    this.#known.delete(text)
    this.#known.set(text, known)
    return known
  }

  /** Remembers what is known of a text, unless they alone take more than an eighth of the room. */
  set(text: string, known: Known): void {
    this.#delete(text)
    const characters = text.length + this.weigh(known)
    if (characters > this.maxCharacters / 8) return
    this.#known.set(text, known)
    this.#characters += characters
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.maxEntries && this.#characters <= this.maxCharacters) break
      this.#delete(oldest)
    }
  }

  #delete(text: string): void {
    const known = this.#known.get(text)
    if (known === undefined) return
    this.#known.delete(text)
    this.#characters -= text.length + this.weigh(known)
  }
}
