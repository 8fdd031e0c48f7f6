import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request announces a body: without a length and without chunks there is none (RFC 9112 §6.3). */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}
