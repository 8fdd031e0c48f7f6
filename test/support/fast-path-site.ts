import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Delivery, deliver } from '../../src/delivery/deliver'
import type { Handler } from '../../src/http/handler'
import { FastPath } from '../../src/server/fast-path/fast-path'
import { listen } from '../../src/server/public/listen'
import { originOver } from './origin-over'

/** A cache on a port of its own, whose readers have an express lane, in front of an application that a test makes up. */
export interface LaneSite {
  url: string
  server: Server
  lane: FastPath
  delivery: Delivery
  /** Requests that Node's `http` has read so far: an answer of the lane is none of them. */
  read(): number
  setUp(isUp: boolean): void
  close(): Promise<void>
}

export const ALLOWED_ORIGIN = 'https://www.exemple.fr'

/** Says which request was made, in `characters` characters; `version` tells one making from the next. */
export const echo =
  (version = () => 0, characters = 1_000): Handler =>
  async (request, response) => {
    const asked = { method: request.method, url: request.url, body: await text(request), version: version() }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ ...asked, fill: 'é'.repeat(characters) }))
  }

/** Starts such a site; `prepare` gets its server before the first connection. */
export async function laneSite(
  application: Handler,
  { maxBytes = 8_000_000, prepare }: { maxBytes?: number; prepare?(server: Server): void } = {},
): Promise<LaneSite> {
  let isUp = true
  let read = 0
  const { origin, close } = await originOver({ answer: application })
  const lane = new FastPath()
  const delivery = deliver(origin, {
    collections: new Set(['rooms']),
    maxBytes,
    isUp: () => isUp,
    corsOrigins: [ALLOWED_ORIGIN],
    isPurged: false,
    rawRequest: (request) => lane.rawRequestOf(request),
  })
  const server = await listen(
    (request, response) => {
      read += 1
      return delivery.handle(request, response)
    },
    0,
    '127.0.0.1',
  )
  prepare?.(server)
  lane.watch(server)
  lane.open(delivery.lookupRaw)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    lane,
    delivery,
    read: () => read,
    setUp: (value) => {
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
