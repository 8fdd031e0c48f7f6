import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** The header that carries the id of a request, in both directions. */
export const REQUEST_ID = 'X-Request-Id'

// The bundle of Next may hold this module more than once: all must use the same storage.
const key = Symbol.for('assises.request-id')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<string> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

/** Nothing that could be more than one word of a header or of a record of the log. */
const wellFormed = /^[\w.:=+/@-]{1,128}$/

/** The id that a client or a proxy has given a request, in one header; `undefined` when it is not well formed. */
export const acceptedRequestId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && wellFormed.test(header) ? header : undefined

const prefix = randomBytes(6).toString('base64url')
let count = 0

/** A new id. Cheap: each response has one. It is not a secret, and could be guessed. */
export function newRequestId(): string {
  count += 1
  return `${prefix}-${count}`
}

const ids = new WeakMap<IncomingMessage, string>()

/** The id of a request: the one that it carries, else a new one. The same each time. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request)
  if (known !== undefined) return known
  const id = acceptedRequestId(request.headers['x-request-id']) ?? newRequestId()
  ids.set(request, id)
  return id
}

/** Sets the header of a response that carries the id of its request. */
export function identify(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader(REQUEST_ID, requestIdOf(request))
}

/** Runs `work` as a part of a request: what is logged meanwhile names it. */
export const runWithRequestId = <Result>(id: string, work: () => Result): Result => storage.run(id, work)

/** The id of the request of the current context; `undefined` outside requests. */
export const currentRequestId = (): string | undefined => storage.getStore()
