/** The parent of a span as the header `traceparent` names it ([W3C Trace Context](https://www.w3.org/TR/trace-context/)). */
export interface Traceparent {
  traceId: string
  spanId: string
  /** Bit 0 says that the parent is recorded. */
  traceFlags: number
}

const form = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/
const isZero = (id: string) => /^0+$/.test(id)

/** Reads a `traceparent`; `undefined` when it is not well formed. */
export function parseTraceparent(header: unknown): Traceparent | undefined {
  const [, version, traceId = '', spanId = '', flags = '', rest] =
    form.exec(typeof header === 'string' ? header : '') ?? []
  // Later versions may have more parts; this one has none.
  if (!version || version === 'ff' || (version === '00' && rest) || isZero(traceId) || isZero(spanId)) return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) }
}

/** Writes a `traceparent`. */
export const formatTraceparent = ({ traceId, spanId, traceFlags }: Traceparent): string =>
  `00-${traceId}-${spanId}-${(traceFlags & 1).toString().padStart(2, '0')}`
