/** A source of choices that are always the same for the same key. */
export interface Draw {
  /** A whole number from 0 up to, and without, `count`. */
  below(count: number): number
  /** One of `items`. */
  from<T>(items: readonly [T, ...T[]] | readonly T[]): T
}

/** The choices of `key`: FNV-1a of its characters seeds a mulberry32 sequence. */
export function drawFor(key: string): Draw {
  let state = [...key].reduce((hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const spread = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((spread ^ (spread >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return { below, from: (items) => items[below(items.length)] as (typeof items)[number] }
}
