import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newApiKey } from '../../../src/http/api-key'
import { networksOf } from '../../../src/http/client-address'
import { LIMITS } from '../../../src/http/limits'
import { RequestLimits } from '../../../src/server/public/request-limits'
import { echo, type FastPathSite, startFastPathSite } from '../../support/fast-path-site'
import { RawConnection } from '../../support/raw-http'

const { misses, bodies, key: ofKey } = LIMITS.requests
let site: FastPathSite
const start = async (proxies: string[]) => {
  const limits = new RequestLimits(networksOf(proxies))
  site = await startFastPathSite(echo(), { admit: (request, response, kind) => limits.admit(request, response, kind) })
}
beforeEach(() => start(['127.0.0.1']))
afterEach(() => site.close())

let count = 0
/** A read that is not cached yet. */
const aMiss = () => {
  count += 1
  return `/api/rooms?page=${count}`
}
const from = (address: string, path: string, init: RequestInit = {}) =>
  fetch(site.url + path, { ...init, headers: { ...init.headers, 'x-forwarded-for': address } })

/** Sends the same kind of request again and again, and returns the status of the last one. */
async function repeat(times: number, send: () => Promise<Response>): Promise<Response> {
  let last: Response | undefined
  for (let done = 0; done < times; done += 20) {
    const batch = await Promise.all(Array.from({ length: Math.min(20, times - done) }, send))
    await Promise.all(batch.map((response) => response.arrayBuffer()))
    last = batch.at(-1)
  }
  return last as Response
}

describe('reads that are not cached', () => {
  test('are refused with 429 above the quota of an address, and say what is left before', async () => {
    const first = await from('203.0.113.1', aMiss())
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=3000;w=60, "misses";q=600;w=60')
    expect(first.headers.get('ratelimit')).toBe('"address";r=2999;t=60, "misses";r=599;t=60')
    const last = await repeat(misses - 1, () => from('203.0.113.1', aMiss()))
    expect([last.status, /"misses";r=0;t=\d+/.test(last.headers.get('ratelimit') ?? '')]).toEqual([200, true])
    const refused = await from('203.0.113.1', aMiss())
    const wait = Number(refused.headers.get('retry-after'))
    expect([refused.status, wait > 0 && wait <= 60]).toEqual([429, true])
    expect(refused.headers.get('cache-control')).toBe('no-store')
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect((await refused.json()).errors[0]).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: expect.stringContaining('600'),
    })
    expect((await from('203.0.113.2', aMiss())).status).toBe(200)
  })

  test('are counted for the whole network of an IPv6 address', async () => {
    await repeat(misses, () => from('2001:db8::1', aMiss()))
    expect((await from('2001:db8::ffff:1', aMiss())).status).toBe(429)
    expect((await from('2001:db8:0:1::1', aMiss())).status).toBe(200)
  })

  test('are not limited for addresses of the machine and of private networks', async () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '192.168.1.9', 'fd00::1', '::1']) {
      const last = await repeat(misses + 1, () => from(address, aMiss()))
      expect([address, last.status, last.headers.get('ratelimit')]).toEqual([address, 200, null])
    }
  })

  test('are counted apart from files, of which a room that shares one address reads many', async () => {
    const file = await from('203.0.113.8', '/api/media/file/portrait.webp')
    expect(file.headers.get('ratelimit')).toBe('"files";r=11999;t=60')
    expect((await from('203.0.113.8', aMiss())).headers.get('ratelimit')).toContain('"address";r=2999')
  })

  test('cannot name another address, where no proxy is named', async () => {
    await site.close()
    await start([])
    const response = await from('203.0.113.9', aMiss())
    expect(response.headers.get('ratelimit')).toBeNull()
  })
})

test('responses of the cache are never counted nor refused, on the fast path and before it', async () => {
  const cached = aMiss()
  await (await from('203.0.113.3', cached)).arrayBuffer()
  await repeat(misses, () => from('203.0.113.3', aMiss()))
  expect((await from('203.0.113.3', aMiss())).status).toBe(429)
  const last = await repeat(400, () => from('203.0.113.3', cached))
  expect([last.status, last.headers.get('x-cache'), last.headers.get('ratelimit')]).toEqual([200, 'HIT', null])
  expect(site.delivery.counts.fastPath).toBeGreaterThan(0)
})

test('requests with a key are counted by the key, wherever they come from', async () => {
  const headers = { authorization: `Bearer ${newApiKey()}` }
  const first = await from('127.0.0.1', aMiss(), { headers })
  expect(first.headers.get('ratelimit')).toBe('"key";r=1199;t=60')
  await repeat(ofKey - 1, () => from('10.0.0.1', aMiss(), { headers }))
  const refused = await from('203.0.113.4', aMiss(), { headers })
  expect([refused.status, refused.headers.get('ratelimit')?.startsWith('"key";r=0')]).toEqual([429, true])
  const other = { authorization: `Bearer ${newApiKey()}` }
  expect((await from('203.0.113.4', aMiss(), { headers: other })).status).toBe(200)
})

test('a body of somebody without a key or an account is refused unread above the quota', async () => {
  const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
  const last = await repeat(bodies, () => from('203.0.113.5', '/api/users/login', post))
  expect(last.status).toBe(200)
  const head = [
    'POST /api/media HTTP/1.1',
    'Host: localhost',
    'X-Forwarded-For: 203.0.113.5',
    'Content-Length: 10000000',
    '',
    '',
  ]
  const connection = new RawConnection(site.url).write(head.join('\r\n'))
  await connection.ended
  const [answer] = connection.responses()
  expect([answer?.status, answer?.headers.get('connection')]).toEqual([429, 'close'])
  connection.socket.destroy()
})
