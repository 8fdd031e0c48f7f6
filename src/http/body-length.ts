import type { IncomingHttpHeaders } from 'node:http'

/** The header in which a route says how long its body is: Next sends the responses of routes without `Content-Length`. */
export const BODY_LENGTH = 'x-body-length'

/** The headers of a response of the application, with the length that its route says in place of that header. */
export function withBodyLength({ [BODY_LENGTH]: length, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return typeof length === 'string' && !headers['content-encoding'] ? { ...headers, 'content-length': length } : headers
}
