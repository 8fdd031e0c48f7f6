/** Bytes of a body, both ends included, from 0. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * The one range of a Range header on a body of `size` bytes. `undefined` asks for the whole body: no range, several, another
 * unit, or one that cannot be read. `'unsatisfiable'` asks for a 416. [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-14)
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

/** Whether If-Range lets a range be sent: it is absent, or the same strong validator. A date never is: no answer has one. */
export function isRangeCurrent(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || (ifRange.trim() === etag && etag.startsWith('"'))
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' | undefined {
  if (length === 0) return 'unsatisfiable'
  return size === 0 ? undefined : { start: Math.max(0, size - length), end: size - 1 }
}
