import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { hasVarnish, startVarnish, type Varnish } from '../support/varnish'
import { until } from '../support/wait-until'

/** A response is fresh for two seconds instead of a day. */
const shorten = (vcl: string) =>
  vcl.replace('beresp.ttl > 1d', 'beresp.ttl > 2s').replace('beresp.ttl = 1d', 'beresp.ttl = 2s')
const PAST_MS = 2_500

describe.runIf(hasVarnish())('a Varnish whose application fails', () => {
  let origin: Server
  let edge: Varnish
  let failure: 'none' | 'errors' | 'silence' | 'freeze' = 'none'
  let requests = 0

  const read = async (path: string) => {
    const response = await fetch(`${edge.url}${path}`)
    return `${response.status} ${response.headers.get('x-cache')} ${(await response.json()).n}`
  }

  beforeAll(async () => {
    origin = createServer((request, response) => {
      // Long enough for a second reader to wait for the fetch of the first.
      if (failure === 'silence') return void setTimeout(() => request.socket.destroy(), 300)
      if (failure === 'freeze') return undefined
      if (request.url === '/health/serving') return response.end()
      if (failure === 'errors') return response.writeHead(503).end('{}')
      if (request.url?.startsWith('/api/')) requests += 1
      response.writeHead(200, {
        'Cache-Tag': `rooms,rooms${request.url?.replace('/api/', '#')}`,
        // Made 100 seconds ago, and right for two more.
        ...(request.url?.startsWith('/api/consent') && { Age: '100' }),
        'Surrogate-Control': `max-age=${request.url?.startsWith('/api/consent') ? 102 : 31_536_000}`,
        'X-Cache': 'MISS',
      })
      return response.end(JSON.stringify({ n: requests }))
    })
    await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve))
    // An empty token counts as none.
    edge = await startVarnish((origin.address() as AddressInfo).port, '', await freePort(), shorten)
  })
  afterAll(async () => {
    await edge?.stop()
    origin?.closeAllConnections()
    origin?.close()
  })

  test('serves an expired response as long as there is no newer one, and never a purged one', async () => {
    expect([await read('/api/1'), await read('/api/1'), await read('/api/2')]).toEqual([
      '200 MISS 1',
      '200 HIT 1',
      '200 MISS 2',
    ])
    await wait(PAST_MS)
    failure = 'errors'
    expect([await read('/api/1'), await read('/api/1')]).toEqual(['200 STALE 1', '200 STALE 1'])
    failure = 'silence'
    await wait(PAST_MS)
    expect([await read('/api/1'), await read('/api/2')]).toEqual(['200 STALE 1', '200 STALE 2'])
    const ban = await fetch(edge.url, { method: 'BAN', headers: { 'X-Ban-Tags': 'rooms#1' } })
    expect(ban.status).toBe(200)
    expect([await read('/api/1'), await read('/api/2')]).toEqual(['503 null undefined', '200 STALE 2'])
  })

  test('serves nothing past its end, however long ago the application made it, and whether it is there or not', async () => {
    failure = 'none'
    await until(async () => (await read('/api/3')).startsWith('200'))
    expect((await read('/api/consent')).slice(0, 8)).toBe('200 MISS')
    expect((await read('/api/consent')).slice(0, 7)).toBe('200 HIT')
    failure = 'silence'
    await wait(PAST_MS)
    expect(await read('/api/consent')).toBe('503 null undefined')
  })

  test('gives a frozen application up after seconds', async () => {
    failure = 'none'
    await until(async () => (await read('/api/3')).startsWith('200'))
    failure = 'freeze'
    const began = performance.now()
    expect(await read('/api/never-asked')).toBe('503 null undefined')
    expect(performance.now() - began).toBeLessThan(15_000)
    // Its health is known by now.
    const again = performance.now()
    expect(await read('/api/never-asked-either')).toBe('503 null undefined')
    expect(performance.now() - again).toBeLessThan(2_000)
  })
})
