import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import type { OriginRequest, OriginResponse } from '../../../src/delivery/origin/origin'
import { PublicPaths } from '../../../src/http/public-paths'
import { answered, originOver } from '../../support/origin-over'
import { until } from '../../support/until'

const TIMEOUT_MS = 100

let delivery: Delivery
let server: Server
let closeOrigin: () => Promise<void>
let read: (request: OriginRequest) => Promise<OriginResponse>
let asked: number

beforeEach(async () => {
  asked = 0
  const { origin, close } = await originOver({
    read: (request) => {
      asked += 1
      return read(request)
    },
    timeoutMs: TIMEOUT_MS,
  })
  closeOrigin = close
  delivery = deliver(origin, {
    collections: new Set(['rooms']),
    paths: new PublicPaths(['/feeds/']),
    maxBytes: 100_000_000,
    corsOrigins: [],
    isPurged: false,
    isUp: () => true,
  })
  server = createServer((request, response) => void delivery.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  delivery.close()
  await closeOrigin()
})

const ask = (headers: Record<string, string> = {}, path = '/api/rooms') =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })
const kept = () => until(() => delivery.fills.inFlight === 0)
const state = async () => {
  const response = await ask()
  await response.arrayBuffer()
  await kept()
  return response.headers.get('x-cache')
}

describe('an answer just made', () => {
  const encodings = ['br', 'gzip', 'identity'] as const
  const docs = `{"docs":["${'Reconversion et égalité. '.repeat(100)}"]}`

  test.each(encodings)(
    'is sent in %s to who accepts that alone, and to others in theirs once it is kept',
    async (encoding) => {
      read = async () => answered(docs)
      const told = async (accepted: string) => {
        const response = await ask({ 'accept-encoding': accepted })
        expect(await response.text()).toBe(docs)
        return [response.headers.get('x-cache'), response.headers.get('content-encoding') ?? 'identity']
      }
      expect(await told(encoding)).toEqual(['MISS', encoding])
      await kept()
      for (const each of encodings) expect(await told(each)).toEqual(['HIT', each])
      expect(asked).toBe(1)
    },
  )

  test('is sent to all who wait for it, each in their encoding, and is asked for once', async () => {
    read = async () => answered(docs)
    const answers = await Promise.all(encodings.map((each) => ask({ 'accept-encoding': each })))
    expect(answers.map(({ headers }) => headers.get('content-encoding') ?? 'identity')).toEqual(encodings)
    expect(asked).toBe(1)
  })

  test('is not kept when a write comes after it was sent', async () => {
    read = async () => answered(docs, ['rooms'])
    const first = ask({ 'accept-encoding': 'identity' })
    await until(() => asked === 1)
    await (await first).arrayBuffer()
    delivery.apply({ tags: ['rooms'], collections: [] })
    expect(await state()).toBe('MISS')
  })
})

describe('what is not kept', () => {
  test('an answer that comes too late: who asked is told to come back, and the next one asks again', async () => {
    let answerLate = (_: OriginResponse): void => undefined
    read = () =>
      new Promise((resolve) => {
        answerLate = resolve
      })
    const { status, headers } = await ask()
    expect([status, headers.get('retry-after'), delivery.fills.inFlight]).toEqual([503, '2', 0])
    answerLate(answered('{"docs":[]}'))
    read = async () => answered('{"docs":["later"]}')
    expect(delivery.store.counts.entries).toBe(0)
    expect([await state(), await state(), await (await ask()).text()]).toEqual(['MISS', 'HIT', '{"docs":["later"]}'])
  })

  test('an answer that the application fails to make', async () => {
    read = () => Promise.reject(new Error('Something is wrong.'))
    expect([(await ask()).status, delivery.store.counts.entries]).toEqual([503, 0])
  })

  test('an answer that is too large', async () => {
    const body = new Uint8Array(32 * 1024 * 1024 + 1)
    read = async () => ({ ...answered(''), body })
    expect((await ask()).status).toBe(503)
  })

  test.each(['{"errors":[{"message":"No."}],"data":null}', '{"data":{"Room":null},"errors":[{"message":"No."}]}'])(
    'an answer with errors: %s',
    async (body) => {
      read = async () => answered(body)
      expect([await state(), await state(), asked]).toEqual(['BYPASS', 'BYPASS', 2])
      const { headers } = await ask()
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff'])
    },
  )

  test('an answer that only names errors in its text is kept', async () => {
    for (const [turn, text] of ['errors', 'the "errors" of others', '"errors":[]'].entries()) {
      read = async () => answered(JSON.stringify({ data: { title: text, errors: [text] } }))
      const path = `/api/rooms?page=${turn + 1}`
      await (await ask({}, path)).arrayBuffer()
      await kept()
      expect((await ask({}, path)).headers.get('x-cache')).toBe('HIT')
    }
  })
})

test('a path that a feature declares is cached with its type, its language and its end', async () => {
  const expiresAt = Date.now() + 60_000
  read = async ({ url }) => ({
    ...answered('BEGIN:VCALENDAR', ['sessions']),
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-language': 'fr', link: `<${url}>; rel="self"` },
    dependencies: { tags: new Set(['sessions']), languages: new Set(), expiresAt },
  })
  const path = '/feeds/2024/calendar.ics'
  await (await ask({}, path)).arrayBuffer()
  await kept()
  const response = await ask({}, `${path}?utm_source=mail`)
  expect([response.headers.get('x-cache'), await response.text()]).toEqual(['HIT', 'BEGIN:VCALENDAR'])
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'content-language': 'fr',
    link: expect.stringContaining(path),
  })
  expect(delivery.store.mostRecent(1_000_000).map(([, entry]) => entry.expiresAt)).toEqual([expiresAt])
  expect((await ask({}, '/elsewhere')).headers.get('x-cache')).toBeNull()
})
