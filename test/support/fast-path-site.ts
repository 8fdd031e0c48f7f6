import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Delivery, type DeliveryOptions, deliver } from '../../src/delivery/deliver'
import type { Handler } from '../../src/http/handler'
import { FastPath } from '../../src/server/fast-path/fast-path'
import { listen } from '../../src/server/public/listen'
import { startTestOrigin } from './test-origin'

/** A cache with a fast path on a separate port, in front of the application of a test. */
export interface FastPathSite {
  url: string
  server: Server
  fastPath: FastPath
  delivery: Delivery
  /** The number of requests that Node's `http` has parsed; the fast path answers the others. */
  readByHttp(): number
  /** Sets whether the cache takes the database for available. */
  setDatabaseUp(isUp: boolean): void
  close(): Promise<void>
}

export const ALLOWED_ORIGIN = 'https://www.exemple.fr'

/** An application that responds with the request itself and `version`, in at least `characters` characters. */
export const echo =
  (version = () => 0, characters = 1_000): Handler =>
  async (request, response) => {
    const received = { method: request.method, url: request.url, body: await text(request), version: version() }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ ...received, padding: 'é'.repeat(characters) }))
  }

/** Starts the cache; `prepare` is called with its server before the first connection. */
export async function startFastPathSite(
  application: Handler,
  {
    maxBytes = 8_000_000,
    prepare,
    admit,
    persisted,
  }: { maxBytes?: number; prepare?(server: Server): void } & Pick<DeliveryOptions, 'admit' | 'persisted'> = {},
): Promise<FastPathSite> {
  let isUp = true
  let readByHttp = 0
  const { origin, close } = await startTestOrigin({ answer: application })
  const fastPath = new FastPath()
  const delivery = deliver(origin, {
    collections: new Set(['rooms']),
    maxBytes,
    isUp: () => isUp,
    corsOrigins: [ALLOWED_ORIGIN],
    isPurged: false,
    ...(admit ? { admit } : {}),
    ...(persisted ? { persisted } : {}),
    rawRequest: (request) => fastPath.rawRequestOf(request),
  })
  const server = await listen(
    (request, response) => {
      readByHttp += 1
      return delivery.handle(request, response)
    },
    0,
    '127.0.0.1',
  )
  prepare?.(server)
  fastPath.watch(server)
  fastPath.open(delivery.lookupRaw)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    fastPath,
    delivery,
    readByHttp: () => readByHttp,
    setDatabaseUp: (value) => {
      isUp = value
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      delivery.close()
      await close()
    },
  }
}
