import { LRUCache } from 'lru-cache'
import { CACHE_LIMITS } from '../limits'

/**
 * Maps the raw text of requests to what was read from them, so that a repeated request is not parsed again. Bounded in
 * entries and in characters: the least recently used entries are evicted first. The value must depend on nothing but the
 * text, byte for byte. No text is empty.
 */
export class RequestIndex<Value extends {}> {
  readonly #values: LRUCache<string, Value>

  /** `charactersOf` returns the size of a value, added to that of its text. */
  constructor(maxEntries: number, maxCharacters: number, charactersOf: (value: Value) => number) {
    this.#values = new LRUCache<string, Value>({
      max: maxEntries,
      maxSize: Math.floor(maxCharacters),
      maxEntrySize: Math.floor(maxCharacters * CACHE_LIMITS.indexedRequestShare),
      sizeCalculation: (value, text) => text.length + charactersOf(value),
    })
  }

  /** The characters held, those of the texts included. */
  get characters(): number {
    return this.#values.calculatedSize
  }

  /** The number of texts held. */
  get size(): number {
    return this.#values.size
  }

  /** The value of a text, which becomes the most recently used. */
  get(text: string): Value | undefined {
    return this.#values.get(text)
  }

  /** Stores the value of a text, unless they alone take more than an eighth of the room. */
  set(text: string, value: Value): void {
    this.#values.set(text, value)
  }
}
