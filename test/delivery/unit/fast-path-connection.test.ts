import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { drain } from '../../../src/server/public/drain'
import { echo, type FastPathSite, startFastPathSite } from '../../support/fast-path-site'
import { RawConnection } from '../../support/raw-http'
import { until } from '../../support/wait-until'

let site: FastPathSite
let connections: RawConnection[] = []

afterEach(async () => {
  for (const { socket } of connections) socket.destroy()
  connections = []
  await site.close()
})

const connect = () => {
  const connection = new RawConnection(site.url)
  connections.push(connection)
  return connection
}
const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`
const post = (target: string, body: string) =>
  `POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const chunked = (body: string) =>
  `PUT /elsewhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`

/** A connection on which the fast path answers the next request `bytes`. */
async function onFastPath(bytes: string): Promise<RawConnection> {
  const connection = connect()
  for (let time = 0; time < 3; time += 1) {
    await connection.request(bytes)
    await until(() => site.delivery.fills.inFlight === 0)
  }
  expect(site.delivery.lookupRaw(bytes)).toBeDefined()
  return connection
}

test('requests split into any chunks get the same responses as separate requests, in order', async () => {
  site = await startFastPathSite(echo())
  const requests = [
    get('/api/rooms'),
    get('/api/rooms?page=2'),
    post('/api/graphql', '{"query":"{ Rooms { docs { id } } }"}'),
    get('/elsewhere'),
    get('/api/sessions/0?draft=true'),
    post('/api/graphql', '{"query":"mutation { a }"}'),
    chunked('GET /api/rooms HTTP/1.1\r\n\r\n'),
  ]
  const alone = new Map<string, string>()
  for (const bytes of requests) {
    const { status, body } = await (
      await connect()
        .request(bytes)
        .then(() => connect())
    ).request(bytes)
    alone.set(bytes, `${status} ${body}`)
  }
  expect(new Set(alone.values()).size).toBe(requests.length)
  const step = fc.record({
    bytes: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...requests.slice(0, 3)) }, fc.constantFrom(...requests)),
    cuts: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(fc.nat(200), { maxLength: 3 })),
    waitsFor: fc.constantFrom('answer', 'answer', 'answer', 'a moment', 'nothing'),
  })
  /** The number of steps that the fast path certainly answers: those before the first that may end it, without the first. */
  const certain = (steps: { bytes: string; cuts: readonly number[]; waitsFor: string }[]) => {
    const other = steps.findIndex(
      ({ bytes, cuts, waitsFor }) => requests.indexOf(bytes) > 2 || cuts.length > 0 || waitsFor !== 'answer',
    )
    return Math.max(0, (other < 0 ? steps.length : other) - 1)
  }
  const before = site.readByHttp()
  let [sent, byFastPath] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const connection = connect()
      let sentHere = 0
      let piece = ''
      for (const { bytes, cuts, waitsFor } of steps) {
        let from = 0
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          connection.write(piece + bytes.slice(from, cut))
          ;[piece, from] = ['', Math.max(from, cut)]
          await wait(0)
        }
        piece += bytes.slice(from)
        sentHere += 1
        if (waitsFor === 'nothing') continue
        connection.write(piece)
        piece = ''
        if (waitsFor === 'a moment') await wait(0)
        else await until(() => connection.responses().length >= sentHere)
      }
      const answers = await connection.write(piece).first(steps.length)
      sent += steps.length
      byFastPath += certain(steps)
      expect(answers.map(({ status, body }) => `${status} ${body}`)).toEqual(steps.map(({ bytes }) => alone.get(bytes)))
    }),
    { numRuns: 60 },
  )
  expect(byFastPath).toBeGreaterThan(0)
  expect(site.readByHttp() - before).toBeLessThanOrEqual(sent - byFastPath)
})

test('an indexed request is answered after the request before it', async () => {
  const answer = echo()
  site = await startFastPathSite(async (request, response) => {
    if (request.url === '/slow') await wait(200)
    await answer(request, response)
  })
  const connection = await onFastPath(get('/api/rooms'))
  connection.write(get('/slow'))
  await wait(50)
  connection.write(get('/api/rooms'))
  await until(() => connection.responses().length === 3)
  expect(connection.responses().map(({ body }) => JSON.parse(body).url)).toEqual(['/api/rooms', '/slow', '/api/rooms'])
})

test('a large body reaches the application unchanged', async () => {
  site = await startFastPathSite(async (request, response) => {
    const hash = createHash('sha256')
    for await (const chunk of request) {
      hash.update(chunk)
      await wait(0)
    }
    response.end(hash.digest('hex'))
  })
  const connection = connect()
  await connection.request(get('/elsewhere'))
  const body = 'body'.repeat(1_500_000)
  const { status, body: digest } = await connection.request(post('/elsewhere', body))
  expect([status, digest]).toEqual([200, createHash('sha256').update(body).digest('hex')])
})

test('a client that closes its side of the connection gets its response', async () => {
  site = await startFastPathSite(echo())
  const connection = await onFastPath(get('/api/rooms'))
  const answer = connection.request(get('/api/rooms'))
  connection.socket.end()
  expect((await answer).status).toBe(200)
  await connection.ended
})

describe('a client that reads no response', () => {
  const bytes = get('/api/rooms')

  /** A connection with responses that do not fit in its buffers. */
  async function askWithoutReading(prepare?: (server: Server) => void): Promise<RawConnection> {
    site = await startFastPathSite(
      echo(() => 0, 2_000_000),
      { maxBytes: 64_000_000, ...(prepare && { prepare }) },
    )
    const connection = await onFastPath(bytes)
    connection.socket.pause()
    await until(async () => {
      connection.write(bytes)
      await wait(100)
      return site.fastPath.isWriting
    })
    return connection
  }

  test('has no more of its requests read', async () => {
    const connection = await askWithoutReading()
    const { hits } = site.delivery.counts
    for (let time = 0; time < 100; time += 1) {
      connection.write(bytes)
      await wait(0)
    }
    expect(site.fastPath.isWriting).toBe(true)
    expect(site.delivery.counts.hits - hits).toBeLessThan(5)
    connection.socket.resume()
    await until(() => site.delivery.counts.hits > hits)
    expect(new Set(connection.responses().map(({ status }) => status))).toEqual(new Set([200]))
  })

  test('is waited for longer than an idle one, and counts as idle again once it has read', async () => {
    const connection = await askWithoutReading((server) => {
      server.keepAliveTimeout = 1_500
    })
    await wait(3_000)
    expect(site.fastPath.isWriting).toBe(true)
    connection.socket.resume()
    await connection.ended
    expect(connection.responses()).toHaveLength(site.delivery.counts.hits - 2)
  })

  test('gets its responses while the server stops, once it reads', async () => {
    const connection = await askWithoutReading()
    site.fastPath.close()
    const drained = drain(site.server, 20_000, () => site.fastPath.isWriting)
    await wait(300)
    expect(site.fastPath.isWriting).toBe(true)
    connection.socket.resume()
    await Promise.all([drained, connection.ended])
    const answers = connection.responses()
    expect(answers.length).toBeGreaterThan(1)
    // Two hits came before, one of them without a connection.
    expect(answers).toHaveLength(site.delivery.counts.hits - 2)
  })

  test('does not delay the stop of the server beyond the timeout', async () => {
    await askWithoutReading()
    site.fastPath.close()
    await drain(site.server, 300, () => site.fastPath.isWriting)
    await until(() => !site.fastPath.isWriting)
  })
})

describe('a connection on the fast path', () => {
  test('is closed when idle like any other, and not earlier', async () => {
    const prepare = (server: Server) => {
      server.keepAliveTimeout = 3_000
      server.headersTimeout = 500
    }
    site = await startFastPathSite(echo(), { prepare })
    await onFastPath(get('/api/rooms'))
    const connection = connect()
    let isOver = false
    void connection.ended.then(() => {
      isOver = true
    })
    // Node checks once a second for requests that take too long.
    for (let time = 0; time < 4; time += 1) {
      expect((await connection.request(get('/api/rooms'))).status).toBe(200)
      await wait(1_000)
      expect(isOver).toBe(false)
    }
    expect(site.readByHttp()).toBe(3)
    await connection.ended
  })

  test('is left to http once the server stops', async () => {
    site = await startFastPathSite(echo())
    const connection = await onFastPath(get('/api/rooms'))
    const read = site.readByHttp()
    site.fastPath.close()
    expect((await connection.request(get('/api/rooms'))).status).toBe(200)
    expect(site.readByHttp()).toBe(read + 1)
  })
})
