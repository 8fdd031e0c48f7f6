import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

interface Complaint {
  status: string
  code: string
  message: string
}

/** The reason is one of a few sentences of the parser, and says nothing of what was sent. */
type ParserError = NodeJS.ErrnoException & { reason?: string }

const malformed = (reason = 'it ends too early'): Complaint => ({
  status: '400 Bad Request',
  code: 'MALFORMED_REQUEST',
  message: `This is not a request of HTTP/1.1: ${reason}.`,
})
const byCode: Record<string, Complaint> = {
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
 * Makes a server say what is wrong with bytes that are no request, and end their connection; `last` is the last answer
 * begun on it. Answers keep their order: where an earlier one is under way, nothing is said.
 */
export function refuseUnreadable(server: Server, last: (socket: Duplex) => ServerResponse | undefined): void {
  server.on('clientError', (error: ParserError, socket) => {
    const isSaid = error.code !== 'ECONNRESET' && socket.writable && isTurn(socket, last(socket))
    if (isSaid) say(socket, byCode[error.code ?? ''] ?? malformed(error.reason))
    else socket.destroy()
  })
  server.on('connect', (_: IncomingMessage, socket: Duplex) => say(socket, noTunnel))
}

/** Whether what is written now on a connection is the next answer due. */
function isTurn(socket: Duplex, last: ServerResponse | undefined): boolean {
  if (!last || last.writableFinished) return true
  if (last.socket !== socket) return false
  const isBeingRead = !last.req.complete
  return last.writableEnded || (isBeingRead && !last.headersSent)
}

function say(socket: Duplex, { status, code, message }: Complaint): void {
  const body = JSON.stringify({ errors: [{ message, code }] })
  const headers = [
    'Content-Type: application/json; charset=utf-8',
    'Cache-Control: no-store',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${body}`)
  // What still arrives is not waited for.
  ;(socket as Socket).destroySoon()
}
