import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'

/**
 * The body of a request of known length, left in place for whoever handles the request next. `undefined` when its
 * length is not announced, is above `maxBytes`, or when the client leaves before the end.
 */
export async function peekBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length) || length <= 0 || length > maxBytes) return undefined
  // Who leaves half-way is no error of ours.
  request.on('error', () => undefined)
  const chunks: Buffer[] = []
  let received = 0
  while (received < length) {
    const chunk = request.read() as Buffer | null
    if (chunk) {
      chunks.push(chunk)
      received += chunk.length
    } else if (request.destroyed || !(await hasMore(request))) return undefined
  }
  const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  // In the same turn as the last read: the stream has not told anybody that it ended.
  request.unshift(body)
  return body
}

async function hasMore(request: IncomingMessage): Promise<boolean> {
  const gone = new AbortController()
  const leave = () => gone.abort()
  request.once('close', leave).once('end', leave)
  try {
    await once(request, 'readable', { signal: gone.signal })
    return true
  } catch {
    return false
  } finally {
    request.off('close', leave).off('end', leave)
  }
}
