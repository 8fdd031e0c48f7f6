import type { IncomingMessage } from 'node:http'

/**
 * The body of a request of known length, left in place for whoever handles the request next. `undefined` when its
 * length is not announced, is above `maxBytes`, or when the client leaves before the end.
 */
export function peekBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length) || length <= 0 || length > maxBytes) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let received = 0
    const settle = (body: Buffer | undefined): void => {
      request.off('readable', read).off('close', leave).off('end', leave)
      // In the same turn as the last read: the stream has not told anybody that it ended.
      if (body) request.unshift(body)
      resolve(body)
    }
    const read = (): void => {
      while (received < length) {
        const chunk = request.read() as Buffer | null
        if (!chunk) return
        chunks.push(chunk)
        received += chunk.length
      }
      settle(whole(chunks))
    }
    const leave = (): void => settle(undefined)
    // Who leaves half-way is no error of ours.
    request.on('error', () => undefined)
    request.on('readable', read).on('close', leave).on('end', leave)
    if (request.destroyed) leave()
    else read()
  })
}

const whole = (chunks: Buffer[]) => (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
