/**
 * The keys of requests already read, by their raw text, so that asking again needs no parsing. Bounded in entries and in
 * characters: the least recently used leave first. The text must say all that the key depends on, byte for byte.
 */
export class RawIndex {
  readonly #keys = new Map<string, string>()
  #characters = 0

  constructor(
    readonly maxEntries: number,
    readonly maxCharacters: number,
  ) {}

  /** Characters held, keys included. */
  get characters(): number {
    return this.#characters
  }

  /** Texts held. */
  get size(): number {
    return this.#keys.size
  }

  /** The key of a text, which becomes the most recently used. */
  get(text: string): string | undefined {
    const key = this.#keys.get(text)
    if (key === undefined) return undefined
    // A map keeps the order of insertion: the first text is the least recently used.
    this.#keys.delete(text)
    this.#keys.set(text, key)
    return key
  }

  /** Remembers the key of a text, unless they alone take more than an eighth of the room. */
  set(text: string, key: string): void {
    this.#delete(text)
    if (text.length + key.length > this.maxCharacters / 8) return
    this.#keys.set(text, key)
    this.#characters += text.length + key.length
    for (const oldest of this.#keys.keys()) {
      if (this.#keys.size <= this.maxEntries && this.#characters <= this.maxCharacters) break
      this.#delete(oldest)
    }
  }

  #delete(text: string): void {
    const key = this.#keys.get(text)
    if (key === undefined) return
    this.#keys.delete(text)
    this.#characters -= text.length + key.length
  }
}
