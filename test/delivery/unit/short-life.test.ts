import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import { answered, startTestOrigin } from '../../support/test-origin'

let maxAge: number | undefined
let isUp: boolean
let fills: number
let delivery: Delivery
let server: Server
let closeOrigin: () => Promise<void>

beforeEach(async () => {
  ;[maxAge, isUp, fills] = [undefined, true, 0]
  const { origin, close } = await startTestOrigin({
    read: async () => {
      fills += 1
      return answered('{"docs":[]}')
    },
  })
  closeOrigin = close
  delivery = deliver(origin, {
    collections: new Set(['rooms']),
    maxBytes: 1_000_000,
    corsOrigins: [],
    isPurged: false,
    isUp: () => isUp,
    maxAgeMs: () => maxAge,
  })
  server = createServer((request, response) => void delivery.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  server.close()
  delivery.close()
  await closeOrigin()
})

async function state(query = ''): Promise<string | number | null> {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rooms${query}`)
  await response.arrayBuffer()
  return response.ok ? response.headers.get('x-cache') : response.status
}

function advance(ms: number): void {
  const later = Date.now() + ms
  vi.spyOn(Date, 'now').mockReturnValue(later)
}

test('an entry older than the limit is filled again, and served for as long', async () => {
  expect([await state(), await state()]).toEqual(['MISS', 'HIT'])
  advance(60_000)
  expect(await state()).toBe('HIT')
  maxAge = 1_000
  // Another query string of the same request.
  expect([await state(), await state(), await state('?utm_source=mail'), fills]).toEqual(['MISS', 'HIT', 'HIT', 2])
  advance(999)
  expect(await state()).toBe('HIT')
  advance(1)
  expect([await state('?utm_source=mail'), await state()]).toEqual(['MISS', 'HIT'])
})

test('an entry older than the limit is not served without the database either', async () => {
  await state()
  isUp = false
  expect(await state()).toBe('STALE')
  maxAge = 1_000
  advance(1_000)
  expect(await state()).toBe(503)
})
