import { randomUUID } from 'node:crypto'

/** The JSON of immutable values in UTF-8, written on first use. */
const memoized = new WeakMap<object, Buffer | undefined>()

/** Stands for a memoized value in the JSON around it. Random, so that no content can contain it. */
const placeholder = randomUUID()

/** Declares that a value is never modified, so that its JSON is written once. */
export function memoizeJson(value: object): void {
  if (!memoized.has(value)) memoized.set(value, undefined)
}

/** The result of `JSON.stringify` in UTF-8, in a buffer of its own, with the memoized JSON of the values inside. */
export function serialize(value: unknown): Uint8Array<ArrayBuffer> {
  const inside: Buffer[] = []
  const around = JSON.stringify(value, (_name, member) => {
    if (typeof member !== 'object' || member === null || !memoized.has(member)) return member
    inside.push(jsonOf(member))
    return placeholder
  }).split(`"${placeholder}"`)
  return concatenate(around.flatMap((text, index) => [Buffer.from(text), inside[index] ?? Buffer.of()]))
}

// `Buffer.concat` may return a slice of shared memory, which cannot be transferred to another thread.
function concatenate(parts: Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

function jsonOf(value: object): Buffer {
  const json = memoized.get(value) ?? Buffer.from(JSON.stringify(value))
  memoized.set(value, json)
  return json
}
