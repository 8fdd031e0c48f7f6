import { randomUUID } from 'node:crypto'

/** The JSON of values that never change, in UTF-8, each written when it is first wanted. */
const written = new WeakMap<object, Buffer | undefined>()

/** Stands for such a value in what is around it; no content can hold it, since nobody is told. */
const place = randomUUID()

/** Says of a value that nobody will change it: its JSON is written once. */
export function memoizeJson(value: object): void {
  if (!written.has(value)) written.set(value, undefined)
}

/**
 * What `JSON.stringify` makes of a value, in UTF-8, with what has been written before where it stands. The bytes have a
 * buffer of their own.
 */
export function serialize(value: unknown): Uint8Array<ArrayBuffer> {
  const kept: Buffer[] = []
  const around = JSON.stringify(value, (_name, member) => {
    if (typeof member !== 'object' || member === null || !written.has(member)) return member
    kept.push(jsonOfKept(member))
    return place
  }).split(`"${place}"`)
  return joined(around.flatMap((text, index) => [Buffer.from(text), kept[index] ?? Buffer.of()]))
}

function joined(parts: Buffer[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function jsonOfKept(value: object): Buffer {
  const json = written.get(value) ?? Buffer.from(JSON.stringify(value))
  written.set(value, json)
  return json
}
