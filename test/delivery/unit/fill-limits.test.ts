import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import type { Origin } from '../../../src/delivery/origin/origin'
import { answered, startTestOrigin } from '../../support/test-origin'
import { until } from '../../support/wait-until'

/** Four running fills and 256 queued ones. */
const LIMIT = 4 + 256

let delivery: Delivery
let server: Server
let origin: Origin
let isUp: boolean
let closeOrigin: () => Promise<void>
/** Lets the application respond. */
let respond: () => void
let running: number
let maxRunning: number

beforeEach(async () => {
  ;[running, maxRunning, isUp] = [0, 0, true]
  const opened = new Promise<void>((resolve) => {
    respond = resolve
  })
  const started = await startTestOrigin({
    read: async () => {
      running += 1
      maxRunning = Math.max(maxRunning, running)
      await opened
      running -= 1
      return answered('{"docs":[]}')
    },
  })
  ;({ origin, close: closeOrigin } = started)
  delivery = deliver(origin, {
    collections: new Set(['rooms']),
    maxBytes: 1_000_000,
    corsOrigins: [],
    isPurged: false,
    isUp: () => isUp,
  })
  server = createServer((request, response) => void delivery.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  respond()
  server.closeAllConnections()
  server.close()
  delivery.close()
  await closeOrigin()
})

const ask = (page: number, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rooms?page=${page}`, init)
const pages = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('the limits of fills', () => {
  test('a bounded number of fills runs at once, and requests beyond the queue are answered with 503', async () => {
    const answers: Response[] = []
    const requests = Promise.all(pages(LIMIT + 40).map(async (page) => answers.push(await ask(page))))
    await until(() => answers.length === 40)
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`))).toEqual(
      new Set(['503 2']),
    )
    respond()
    await requests
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMIT)
    expect([maxRunning, delivery.fills.inFlight]).toEqual([4, 0])
    expect((await ask(LIMIT + 40)).status).toBe(200)
  })

  test('waiting requests are answered with 503 when the database is lost, and occupy no place afterwards', async () => {
    const requests = Promise.all(pages(50).map((page) => ask(page)))
    await until(() => running === 4)
    isUp = false
    origin.abandon()
    expect(new Set((await requests).map(({ status }) => status))).toEqual(new Set([503]))
    expect([maxRunning, delivery.fills.inFlight]).toEqual([4, 0])
    isUp = true
    respond()
    expect((await ask(1)).status).toBe(200)
  })

  test('clients that disconnect leave no fill started', async () => {
    const leaving = new AbortController()
    const requests = pages(50).map((page) => ask(page, { signal: leaving.signal }).catch(() => 'left'))
    await until(() => running === 4)
    leaving.abort()
    expect(new Set(await Promise.all(requests))).toEqual(new Set(['left']))
    respond()
    await until(() => delivery.fills.inFlight === 0)
    expect((await ask(1)).status).toBe(200)
  })
})
