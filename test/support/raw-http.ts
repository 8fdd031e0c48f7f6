import { connect, type Socket } from 'node:net'

/** A response as received, its chunks concatenated. */
export interface RawResponse {
  status: number
  /** The status line and the headers, as received. */
  head: string
  headers: Map<string, string>
  body: string
}

/** A connection on which bytes are sent as they are; text is sent as Latin-1. */
export class RawConnection {
  readonly socket: Socket
  readonly #chunks: Buffer[] = []
  /** Resolves once the server has ended or reset the connection. */
  readonly ended: Promise<void>

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    // Each write is sent at once, without waiting for acknowledgements.
    this.socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true })
    this.socket.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    // A server that refuses a request may reset the connection while it is still being sent.
    this.socket.on('error', () => undefined)
    this.ended = new Promise((resolve) => {
      for (const event of ['end', 'close']) this.socket.once(event, () => resolve())
    })
  }

  write(bytes: Buffer | string): this {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
    return this
  }

  /** Returns the responses that are complete so far. */
  responses(): RawResponse[] {
    return parseResponses(Buffer.concat(this.#chunks))
  }

  /** Sends a request and returns its response; the connection stays open. Rejects when the connection ends first. */
  async request(bytes: Buffer | string): Promise<RawResponse> {
    const isHead = bytes.toString('latin1').startsWith('HEAD ')
    this.#chunks.length = 0
    const response = new Promise<RawResponse>((resolve, reject) => {
      const look = () => {
        const [first] = parseResponses(Buffer.concat(this.#chunks), isHead)
        if (!first) return
        this.socket.off('data', look)
        resolve(first)
      }
      this.socket.on('data', look)
      void this.ended.then(() => reject(new Error('The connection has ended.')))
    })
    this.write(bytes)
    return response
  }

  /** Closes the connection after `count` responses, or once the server has ended it, and returns them. */
  async first(count = Number.POSITIVE_INFINITY): Promise<RawResponse[]> {
    const arrived = new Promise<void>((resolve) => {
      const look = () => this.responses().length >= count && resolve()
      this.socket.on('data', look)
      look()
    })
    await Promise.race([arrived, this.ended])
    this.socket.destroy()
    return this.responses()
  }
}

/** Sends bytes on a new connection and returns its responses. */
export const exchange = (url: string, bytes: Buffer | string, count?: number): Promise<RawResponse[]> =>
  new RawConnection(url).write(bytes).first(count)

function parseResponses(bytes: Buffer, isHead = false): RawResponse[] {
  const responses: RawResponse[] = []
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) break
    const [line = '', ...fields] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const headers = new Map(fields.map((field) => [field.split(':', 1)[0]?.toLowerCase() ?? '', afterColon(field)]))
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1])
    if (Number.isNaN(status)) throw new Error(`Not the beginning of a response: ${line.slice(0, 80)}`)
    const body = isHead ? { text: '', length: 0 } : readBody(rest.subarray(end + 4), headers, status)
    if (!body) break
    if (status >= 200) responses.push({ status, head: rest.toString('latin1', 0, end), headers, body: body.text })
    rest = rest.subarray(end + 4 + body.length)
  }
  return responses
}

const afterColon = (field: string) => field.slice(field.indexOf(':') + 1).trim()

/** The body and its length in bytes; `undefined` while it is incomplete. */
function readBody(rest: Buffer, headers: Map<string, string>, status: number) {
  if (status < 200 || status === 204 || status === 304) return { text: '', length: 0 }
  if (headers.get('transfer-encoding') === 'chunked') return readChunks(rest)
  const length = Number(headers.get('content-length') ?? rest.length)
  return rest.length < length ? undefined : { text: rest.toString('utf8', 0, length), length }
}

function readChunks(rest: Buffer) {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = rest.indexOf('\r\n', at)
    if (end < 0) return undefined
    const size = Number.parseInt(rest.toString('latin1', at, end), 16)
    const next = end + 2 + size + 2
    if (rest.length < next) return undefined
    if (size === 0) return { text: Buffer.concat(chunks).toString('utf8'), length: next }
    chunks.push(rest.subarray(end + 2, end + 2 + size))
    at = next
  }
}
