import type { IncomingMessage } from 'node:http'

/**
 * The body of a request of known length. `undefined` when its length is not announced or above `maxBytes`, in which case
 * nothing has been read, or when the client leaves before the end.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length) || length <= 0 || length > maxBytes) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    // Who leaves half-way is no error of ours.
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
  })
}
