/** Positions of the first and last byte of a part of a body, from 0. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * The single range that a Range header asks for in a body of `size` bytes. `undefined` when the full body is to be sent: no
 * range, several, another unit, or an unreadable one. `'unsatisfiable'` calls for a 416.
 * [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-14)
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (first === undefined || last === undefined) return undefined
  if (first === '') return last === '' ? undefined : suffix(Number(last), size)
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start < size ? { start, end } : 'unsatisfiable'
}

/**
 * Whether If-Range allows a part to be sent: it is absent, or it is the same strong validator. A date never matches: no
 * response has a Last-Modified.
 */
export function isRangeCurrent(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || (ifRange.trim() === etag && etag.startsWith('"'))
}

/** The last `length` bytes. */
function suffix(length: number, size: number): ByteRange | 'unsatisfiable' | undefined {
  if (length === 0) return 'unsatisfiable'
  return size === 0 ? undefined : { start: Math.max(0, size - length), end: size - 1 }
}
