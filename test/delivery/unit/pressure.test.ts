import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import type { Origin } from '../../../src/delivery/origin/origin'
import { answered, originOver } from '../../support/origin-over'
import { until } from '../../support/until'

/** Four fills at once, and 256 that wait for their turn. */
const ROOM = 4 + 256

let delivery: Delivery
let server: Server
let origin: Origin
let isUp: boolean
let closeOrigin: () => Promise<void>
/** The application answers when told. */
let answerAll: () => void
let underWay: number
let most: number

beforeEach(async () => {
  ;[underWay, most, isUp] = [0, 0, true]
  const opened = new Promise<void>((resolve) => {
    answerAll = resolve
  })
  const behind = await originOver({
    read: async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await opened
      underWay -= 1
      return answered('{"docs":[]}')
    },
  })
  ;({ origin, close: closeOrigin } = behind)
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
  answerAll()
  server.closeAllConnections()
  server.close()
  delivery.close()
  await closeOrigin()
})

const ask = (page: number, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rooms?page=${page}`, init)
const pages = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('calm under pressure', () => {
  test('a bounded number is asked of the application at once, and beyond it one is told to come back', async () => {
    const answers: Response[] = []
    const asked = Promise.all(pages(ROOM + 40).map(async (page) => answers.push(await ask(page))))
    await until(() => answers.length === 40)
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`))).toEqual(
      new Set(['503 2']),
    )
    answerAll()
    await asked
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(ROOM)
    expect([most, delivery.fills.inFlight]).toEqual([4, 0])
    expect((await ask(ROOM + 40)).status).toBe(200)
  })

  test('a database that is lost is told at once to all who wait, and holds no place when it is back', async () => {
    const asked = Promise.all(pages(50).map((page) => ask(page)))
    await until(() => underWay === 4)
    isUp = false
    origin.abandon()
    expect(new Set((await asked).map(({ status }) => status))).toEqual(new Set([503]))
    expect([most, delivery.fills.inFlight]).toEqual([4, 0])
    isUp = true
    answerAll()
    expect((await ask(1)).status).toBe(200)
  })

  test('clients that do not wait leave nothing waiting', async () => {
    const leaving = new AbortController()
    const asked = pages(50).map((page) => ask(page, { signal: leaving.signal }).catch(() => 'left'))
    await until(() => underWay === 4)
    leaving.abort()
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['left']))
    answerAll()
    await until(() => delivery.fills.inFlight === 0)
    expect((await ask(1)).status).toBe(200)
  })
})
