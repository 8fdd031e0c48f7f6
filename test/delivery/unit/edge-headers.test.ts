import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import { answered, startTestOrigin } from '../../support/test-origin'

let onFill: () => void
let consentUntil: number | undefined
let delivery: Delivery
let server: Server
let closeOrigin: () => Promise<void>

async function start(isPurged: boolean): Promise<void> {
  onFill = () => undefined
  consentUntil = undefined
  const { origin, close } = await startTestOrigin({
    read: async () => {
      onFill()
      const response = answered('{"docs":[]}')
      return { ...response, dependencies: { ...response.dependencies, consentUntil } }
    },
  })
  closeOrigin = close
  delivery = deliver(origin, {
    collections: new Set(['rooms']),
    maxBytes: 1_000_000,
    corsOrigins: [],
    isPurged,
    isUp: () => true,
  })
  server = createServer((request, response) => void delivery.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

beforeEach(() => start(true))
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  delivery.close()
  await closeOrigin()
})

async function cacheHeaders() {
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rooms`)
  const names = ['x-cache', 'surrogate-control', 'cdn-cache-control', 'cache-control', 'cache-tag']
  return names.map((name) => headers.get(name))
}

const year = 'max-age=31536000'
// Tags may name what a response depends on without showing it.
const tags = expect.any(String)
const browsers = 'public, max-age=0, must-revalidate'

test('a purged shared cache may store a response for a year, browsers revalidate each time', async () => {
  expect(await cacheHeaders()).toEqual(['MISS', year, year, browsers, tags])
  expect(await cacheHeaders()).toEqual(['HIT', year, year, browsers, tags])
})

test('a response made before a write is not stored by shared caches', async () => {
  onFill = () => delivery.apply({ tags: [], collections: [], everything: true })
  expect(await cacheHeaders()).toEqual(['MISS', null, null, browsers, null])
  onFill = () => undefined
  expect(await cacheHeaders()).toEqual(['MISS', year, year, browsers, tags])
})

test('without a purged cache there are no headers for shared caches, tags included', async () => {
  delivery.close()
  await closeOrigin()
  server.close()
  await start(false)
  expect(await cacheHeaders()).toEqual(['MISS', null, null, browsers, null])
})

test('what needs a consent lives for ten minutes in a shared cache, and never past the end of the consent', async () => {
  consentUntil = Date.parse('9999-12-31')
  expect((await cacheHeaders())[1]).toBe('max-age=600')
  expect((await cacheHeaders())[1]).toMatch(/^max-age=60[01]$/)
  delivery.apply({ tags: [], collections: [], everything: true })
  consentUntil = Date.now() + 60_000
  expect((await cacheHeaders())[1]).toMatch(/^max-age=5[89]$/)
})
