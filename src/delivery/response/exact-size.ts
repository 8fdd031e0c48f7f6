/**
 * The same bytes in memory of their own and of their length: the output of zlib is a slice of 16 kB or more, and a small
 * `Buffer` one of a pool, which whoever keeps the slice keeps whole.
 */
export function exactSize(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
