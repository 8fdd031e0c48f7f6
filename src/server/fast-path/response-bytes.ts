import { STATUS_CODES } from 'node:http'
import type { CachedResponse } from '../../delivery/response/cached-response'

/** A larger body is written from where it is: a copy with its head would not fit in the pool of small buffers. */
export const MAX_COPIED = 2_048

let dateSecond = 0
let date = ''

/** The head of an answer as Node's `http` writes it on a connection that is kept alive for so many milliseconds. */
export function headOf({ status, headers }: CachedResponse, keepAliveTimeout: number): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let index = 0; index < headers.length; index += 2) head += `${headers[index]}: ${headers[index + 1]}\r\n`
  return `${head}Date: ${now()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveTimeout / 1000)}\r\n\r\n`
}

/** A head and a small body in one piece. */
export function inOnePiece(head: string, body: Buffer | undefined): Buffer {
  const bytes = Buffer.allocUnsafe(head.length + (body?.length ?? 0))
  bytes.write(head, 'latin1')
  body?.copy(bytes, head.length)
  return bytes
}

function now(): string {
  const second = Math.floor(Date.now() / 1000)
  if (second !== dateSecond) {
    dateSecond = second
    date = new Date(second * 1000).toUTCString()
  }
  return date
}
