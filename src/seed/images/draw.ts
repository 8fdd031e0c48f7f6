/** A source of pseudo-random choices. */
export interface Draw {
  /** Returns an integer from 0 to `count` − 1. */
  below(count: number): number
  /** Returns one of `items`. */
  from<T>(items: readonly [T, ...T[]] | readonly T[]): T
}

/** Returns the choices of a key, always the same for the same key: FNV-1a of the key seeds mulberry32. */
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
