import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

interface Refusal {
  status: string
  code: string
  message: string
}

/** `reason` is one of a few sentences of the parser, and contains nothing of the request. */
type ParserError = NodeJS.ErrnoException & { reason?: string }

const malformed = (reason = 'it ends too early'): Refusal => ({
  status: '400 Bad Request',
  code: 'MALFORMED_REQUEST',
  message: `This is not a request of HTTP/1.1: ${reason}.`,
})
const byCode: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'HEADERS_TOO_LARGE',
    message: 'The URL and the headers are larger than 16384 bytes. Send a long query in the body of a POST.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: '413 Payload Too Large',
    code: 'BODY_TOO_LARGE',
    message: 'The extensions of a chunk are larger than 16384 bytes.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'REQUEST_TIMEOUT',
    message: 'The request did not arrive in time.',
  },
}
const noTunnel = { status: '405 Method Not Allowed', code: 'METHOD_NOT_ALLOWED', message: 'This is not a proxy.' }

/**
 * Answers bytes that are not an HTTP request with what is wrong, and closes their connection. Responses stay in order:
 * while an earlier one is being sent, the connection is closed without an answer. `lastResponse` is the last one begun on it.
 */
export function refuseUnreadable(server: Server, lastResponse: (socket: Duplex) => ServerResponse | undefined): void {
  server.on('clientError', (error: ParserError, socket) => {
    const isAnswered = error.code !== 'ECONNRESET' && socket.writable && isNext(socket, lastResponse(socket))
    if (isAnswered) answer(socket, byCode[error.code ?? ''] ?? malformed(error.reason))
    else socket.destroy()
  })
  server.on('connect', (_: IncomingMessage, socket: Duplex) => answer(socket, noTunnel))
}

/** Whether bytes written now on a connection are its next response. */
function isNext(socket: Duplex, last: ServerResponse | undefined): boolean {
  if (!last || last.writableFinished) return true
  if (last.socket !== socket) return false
  const isBeingRead = !last.req.complete
  return last.writableEnded || (isBeingRead && !last.headersSent)
}

function answer(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ errors: [{ message, code }] })
  const headers = [
    'Content-Type: application/json; charset=utf-8',
    'Cache-Control: no-store',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${body}`)
  // Without waiting for what the client may still send.
  ;(socket as Socket).destroySoon()
}
