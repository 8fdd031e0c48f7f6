import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { fillResponder } from '../../src/boot/fill-answer'
import { publicPathsOf } from '../../src/content/public-routes'
import { type Delivery, deliver } from '../../src/delivery/deliver'
import { publicCollections } from '../../src/domain/public-collections'
import { PersistedQueries } from '../../src/http/persisted-queries'
import { PublicPaths } from '../../src/http/public-paths'
import { withDefaultLanguage } from '../../src/server/application/default-language'
import { FastPath } from '../../src/server/fast-path/fast-path'
import type { TestApp } from './app'
import { startTestOrigin } from './test-origin'

/** The application behind its cache on a separate port, and the same application without the cache. */
export interface CachedApp {
  url: string
  delivery: Delivery
  /** Returns the response of the application itself, without the cache. */
  origin(path: string, init?: RequestInit): Promise<Response>
  /** The number of requests that the application has received. */
  requestCount(): number
  /** Sets whether the cache takes the database for available. */
  setDatabaseUp(isUp: boolean): void
  close(): Promise<void>
}

/** Starts the real cache, with its fast path, in front of the application of a test; `slow` delays the application, in ms. */
export async function startCachedApp(app: TestApp, { maxBytes = 32_000_000, slow = 0 } = {}): Promise<CachedApp> {
  let requests = 0
  let isUp = true
  const countRequest = async (): Promise<void> => {
    requests += 1
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow))
  }
  const read = fillResponder((await import('../../payload.config')).default)
  const { origin, close } = await startTestOrigin({
    read: (request) => countRequest().then(() => read(request)),
    answer: withDefaultLanguage(async (request, response) => {
      await countRequest()
      await answer(app, request, response)
    }),
  })
  const fastPath = new FastPath()
  const delivery = deliver(origin, {
    collections: publicCollections,
    paths: new PublicPaths(publicPathsOf(app.payload.config)),
    maxBytes,
    isUp: () => isUp,
    corsOrigins: ['https://www.exemple.fr'],
    isPurged: true,
    persisted: new PersistedQueries(),
    rawRequest: (request) => fastPath.rawRequestOf(request),
  })
  const server = createServer((request, response) => void delivery.handle(request, response))
  fastPath.watch(server)
  fastPath.open(delivery.lookupRaw)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    delivery,
    origin: (path, init) =>
      app.fetch(path, { ...init, headers: { host, 'accept-language': 'en', ...headersOf(init) } }),
    requestCount: () => requests,
    setDatabaseUp: (value) => {
      isUp = value
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      delivery.close()
      await close()
    },
  }
}

const headersOf = (init?: RequestInit) => Object.fromEntries(new Headers(init?.headers))

async function answer(app: TestApp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await buffer(request)
  const answered = await app.fetch(request.url ?? '/', {
    method: request.method,
    headers: request.headers as Record<string, string>,
    body: body && new Uint8Array(body),
  })
  for (const [name, value] of answered.headers) response.setHeader(name, value)
  response.writeHead(answered.status)
  // As it comes: a stream has no end. It ends for the application when its client leaves.
  if (answered.body) await pipeline(Readable.fromWeb(answered.body as never), response).catch(() => undefined)
  else response.end()
}
