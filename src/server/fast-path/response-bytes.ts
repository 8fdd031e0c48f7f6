import { STATUS_CODES } from 'node:http'
import type { CachedResponse } from '../../delivery/response/cached-response'

/** A larger body is written without being copied: with its head it would not fit in the pool of small buffers. */
export const MAX_COPIED = 2_048

let dateSecond = 0
let httpDate = ''

/** The head of a response as Node's `http` writes it on a connection with this `keepAliveTimeout` in milliseconds. */
export function formatHead({ status, headers }: CachedResponse, keepAliveTimeout: number): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let index = 0; index < headers.length; index += 2) head += `${headers[index]}: ${headers[index + 1]}\r\n`
  return `${head}Date: ${currentDate()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveTimeout / 1000)}\r\n\r\n`
}

/** A head and a small body in one buffer. */
export function concatenate(head: string, body: Buffer | undefined): Buffer {
  const bytes = Buffer.allocUnsafe(head.length + (body?.length ?? 0))
  bytes.write(head, 'latin1')
  body?.copy(bytes, head.length)
  return bytes
}

/** The value of `Date`, formatted once a second. */
function currentDate(): string {
  const second = Math.floor(Date.now() / 1000)
  if (second !== dateSecond) {
    dateSecond = second
    httpDate = new Date(second * 1000).toUTCString()
  }
  return httpDate
}
