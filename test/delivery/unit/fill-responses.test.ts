import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import type { OriginRequest, OriginResponse } from '../../../src/delivery/origin/origin'
import { PublicPaths } from '../../../src/http/public-paths'
import { answered, startTestOrigin } from '../../support/test-origin'
import { until } from '../../support/wait-until'

const TIMEOUT_MS = 100

let delivery: Delivery
let server: Server
let closeOrigin: () => Promise<void>
let read: (request: OriginRequest) => Promise<OriginResponse>
let requests: number

beforeEach(async () => {
  requests = 0
  const { origin, close } = await startTestOrigin({
    read: (request) => {
      requests += 1
      return read(request)
    },
    timeoutMs: TIMEOUT_MS,
  })
  closeOrigin = close
  delivery = deliver(origin, {
    collections: new Set(['rooms']),
    paths: new PublicPaths([{ prefixes: ['/feeds/'], parameters: ['day', 'sessions'] }]),
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
const stored = () => until(() => delivery.fills.inFlight === 0)
const state = async () => {
  const response = await ask()
  await response.arrayBuffer()
  await stored()
  return response.headers.get('x-cache')
}

describe('the response of a fill', () => {
  const encodings = ['br', 'gzip', 'identity'] as const
  const docs = `{"docs":["${'Reconversion et égalité. '.repeat(100)}"]}`

  test.each(encodings)(
    'is sent in %s to its first client, and in every encoding once it is stored',
    async (encoding) => {
      read = async () => answered(docs)
      const sentTo = async (accepted: string) => {
        const response = await ask({ 'accept-encoding': accepted })
        expect(await response.text()).toBe(docs)
        return [response.headers.get('x-cache'), response.headers.get('content-encoding') ?? 'identity']
      }
      expect(await sentTo(encoding)).toEqual(['MISS', encoding])
      await stored()
      for (const each of encodings) expect(await sentTo(each)).toEqual(['HIT', each])
      expect(requests).toBe(1)
    },
  )

  test('is sent to all waiting clients in their encodings, after one request to the origin', async () => {
    read = async () => answered(docs)
    const answers = await Promise.all(encodings.map((each) => ask({ 'accept-encoding': each })))
    expect(answers.map(({ headers }) => headers.get('content-encoding') ?? 'identity')).toEqual(encodings)
    expect(requests).toBe(1)
  })

  test('is not stored when a write invalidates it after it was sent', async () => {
    read = async () => answered(docs, ['rooms'])
    const first = ask({ 'accept-encoding': 'identity' })
    await until(() => requests === 1)
    await (await first).arrayBuffer()
    delivery.apply({ tags: ['rooms'], collections: [] })
    expect(await state()).toBe('MISS')
  })
})

describe('a response is not stored', () => {
  test('when it is late: the client gets a 503, and the next request makes a new fill', async () => {
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

  test('when the application fails', async () => {
    read = () => Promise.reject(new Error('Something is wrong.'))
    expect([(await ask()).status, delivery.store.counts.entries]).toEqual([503, 0])
  })

  test('when it is too large', async () => {
    const body = new Uint8Array(32 * 1024 * 1024 + 1)
    read = async () => ({ ...answered(''), body })
    expect((await ask()).status).toBe(503)
  })

  test.each(['{"errors":[{"message":"No."}],"data":null}', '{"data":{"Room":null},"errors":[{"message":"No."}]}'])(
    'when it has errors: %s',
    async (body) => {
      read = async () => answered(body)
      expect([await state(), await state(), requests]).toEqual(['BYPASS', 'BYPASS', 2])
      const { headers } = await ask()
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff'])
    },
  )

  test('unless errors occur in its text only', async () => {
    for (const [turn, text] of ['errors', 'the "errors" of others', '"errors":[]'].entries()) {
      read = async () => answered(JSON.stringify({ data: { title: text, errors: [text] } }))
      const path = `/api/rooms?page=${turn + 1}`
      await (await ask({}, path)).arrayBuffer()
      await stored()
      expect((await ask({}, path)).headers.get('x-cache')).toBe('HIT')
    }
  })
})

test('a public route is cached with its content type, its language and its expiry', async () => {
  const expiresAt = Date.now() + 60_000
  read = async ({ url }) => ({
    ...answered('BEGIN:VCALENDAR', ['sessions']),
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-language': 'fr', link: `<${url}>; rel="self"` },
    dependencies: { tags: new Set(['sessions']), languages: new Set(), expiresAt },
  })
  const path = '/feeds/2024/calendar.ics'
  await (await ask({}, path)).arrayBuffer()
  await stored()
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
