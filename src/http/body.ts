import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Refusal } from './refusal'

/** Whether a request announces a body: without a length and without chunks there is none (RFC 9112 §6.3). */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

/** The body of a request as bytes, or a `413` refusal once more than `limit` bytes were announced or have arrived. */
export async function readBody(request: Request, limit: number): Promise<Buffer | Refusal> {
  if (Number(request.headers.get('content-length')) > limit) return tooLarge(limit)
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return tooLarge(limit)
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks, size)
}

/**
 * The body of a request of Node's server, when its length is announced. `undefined` when it is not, or when it is above
 * `limit` bytes, and then nothing has been read; also `undefined` when the client closes the connection before the end.
 */
export function readAnnouncedBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length) || length <= 0 || length > limit) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    // A client that leaves before the end is not an error of the server.
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
  })
}

function tooLarge(limit: number): Refusal {
  return {
    status: 413,
    code: 'BODY_TOO_LARGE',
    message: {
      fr: `Le corps dépasse ${limit} octets. Envoyez-en moins à la fois.`,
      en: `The body is larger than ${limit} bytes. Send less in one request.`,
    },
  }
}
