import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ALLOWED_ORIGIN, echo, type FastPathSite, startFastPathSite } from '../../support/fast-path-site'
import { RawConnection, type RawResponse } from '../../support/raw-http'
import { until } from '../../support/wait-until'

let site: FastPathSite
let version: number
let connections: RawConnection[]

beforeEach(async () => {
  ;[version, connections] = [1, []]
  site = await startFastPathSite(echo(() => version))
})
afterEach(async () => {
  for (const { socket } of connections) socket.destroy()
  await site.close()
})

const connect = () => {
  const connection = new RawConnection(site.url)
  connections.push(connection)
  return connection
}
const get = (target: string, headers = '', method = 'GET') =>
  `${method} ${target} HTTP/1.1\r\nHost: www.example.org\r\n${headers}\r\n`
const post = (body: string, headers = '') =>
  `POST /api/graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`
const query = post('{"query":"{ Rooms { docs { id } } }"}')
const write = () => site.delivery.apply({ tags: [], collections: [], everything: true })

/** Resolves once the running fills are stored in every encoding. */
const filled = () => until(() => site.delivery.fills.inFlight === 0)

/** Sends a request until it is indexed: it is filled, hit, and then indexed. */
async function indexed(bytes: string): Promise<RawConnection> {
  const connection = connect()
  for (let time = 0; time < 3; time += 1) {
    await connection.request(bytes)
    await filled()
  }
  return connection
}

/** Sends a request, and checks that the fast path answered it: `http` has read nothing. */
async function requestOnFastPath(connection: RawConnection, bytes: string): Promise<RawResponse> {
  await filled()
  const [before, { hits, stale, fastPath }] = [site.readByHttp(), { ...site.delivery.counts }]
  const answer = await connection.request(bytes)
  expect(site.readByHttp()).toBe(before)
  expect(site.delivery.counts.hits + site.delivery.counts.stale).toBe(hits + stale + 1)
  expect(site.delivery.counts.fastPath).toBe(fastPath + 1)
  return answer
}

/** A response without the headers that change every second, or each time. */
const timeless = ({ head, body }: RawResponse) => [head.replace(/(Date|Age|X-Request-Id): [^\r]+/g, '$1: …'), body]

describe('an indexed request', () => {
  const etag = async (headers = '') => (await connect().request(get('/api/rooms', headers))).headers.get('etag')

  test.each<[string, () => string | Promise<string>, number]>([
    ['GET', () => get('/api/rooms'), 200],
    ['GET of gzip', () => get('/api/rooms', 'Accept-Encoding: gzip\r\n'), 200],
    ['GET of brotli', () => get('/api/rooms', 'Accept-Encoding: gzip, br\r\nConnection: keep-alive\r\n'), 200],
    ['HEAD', () => get('/api/rooms', '', 'HEAD'), 200],
    ['GET from another site', () => get('/api/rooms', `Origin: ${ALLOWED_ORIGIN}\r\n`), 200],
    ['GET from a site that is not allowed', () => get('/api/rooms', 'Origin: https://evil.example\r\n'), 200],
    ['conditional GET that matches', async () => get('/api/rooms', `If-None-Match: ${await etag()}\r\n`), 304],
    ['conditional GET that does not match', async () => get('/api/rooms', 'If-None-Match: "other"\r\n'), 200],
    [
      'conditional HEAD of gzip that matches',
      async () => {
        const gzip = 'Accept-Encoding: gzip\r\n'
        return get('/api/rooms', `${gzip}If-None-Match: ${await etag(gzip)}\r\n`, 'HEAD')
      },
      304,
    ],
    ['GET of GraphQL', () => get('/api/graphql?query=%7BRooms%7Bdocs%7Bid%7D%7D%7D'), 200],
    ['POST of GraphQL', () => query, 200],
  ])('%s gets the bytes that http would send', async (_, request, status) => {
    const bytes = await request()
    const connection = await indexed(bytes)
    const fromFastPath = await requestOnFastPath(connection, bytes)
    expect(timeless(fromFastPath)).toEqual(timeless(await connect().request(bytes)))
    expect([fromFastPath.status, fromFastPath.headers.get('x-cache')]).toEqual([status, 'HIT'])
    expect(timeless(await requestOnFastPath(connection, bytes))).toEqual(timeless(fromFastPath))
  })

  test('has the id that it carries, else another one each time', async () => {
    const [bytes, named] = [get('/api/rooms'), get('/api/rooms', 'X-Request-Id: from-a-proxy/1\r\n')]
    const idOf = ({ headers }: RawResponse) => headers.get('x-request-id')
    const connection = await indexed(bytes)
    const ids = [await connect().request(bytes), await requestOnFastPath(connection, bytes)].map(idOf)
    ids.push(idOf(await requestOnFastPath(connection, bytes)))
    expect(ids).toEqual([0, 1, 2].map(() => expect.stringMatching(/^[\w-]{8,}$/)))
    expect(new Set(ids).size).toBe(3)
    expect(idOf(await requestOnFastPath(await indexed(named), named))).toBe('from-a-proxy/1')
    const forged = get('/api/rooms', 'X-Request-Id: two words\r\n')
    expect(idOf(await connect().request(forged))).toMatch(/^[\w-]{8,}$/)
  })

  test('is answered by the fast path on every connection, from its second request on', async () => {
    await indexed(get('/api/rooms'))
    const connection = connect()
    await connection.request(get('/api/rooms?page=2'))
    expect((await requestOnFastPath(connection, get('/api/rooms'))).body).toContain('"/api/rooms"')
  })

  test('is answered by the fast path again after http has answered another request on the connection', async () => {
    const connection = await indexed(get('/api/rooms'))
    expect((await connection.request(get('/api/rooms?page=3'))).body).toContain('page=3')
    await requestOnFastPath(connection, get('/api/rooms'))
    expect((await connection.request(get('/elsewhere'))).body).toContain('/elsewhere')
    await requestOnFastPath(connection, get('/api/rooms'))
  })
})

describe('a response of the fast path is never stale', () => {
  test('after a write the next response on the same connection is the new one', async () => {
    const connection = await indexed(get('/api/rooms'))
    for (version = 2; version < 5; version += 1) {
      write()
      const made = await connection.request(get('/api/rooms'))
      expect([made.headers.get('x-cache'), JSON.parse(made.body).version]).toEqual(['MISS', version])
      expect(JSON.parse((await requestOnFastPath(connection, get('/api/rooms'))).body).version).toBe(version)
    }
  })

  test('a conditional request gets the new response after a write', async () => {
    const etag = (await connect().request(get('/api/rooms'))).headers.get('etag')
    const bytes = get('/api/rooms', `If-None-Match: ${etag}\r\n`)
    const connection = await indexed(bytes)
    expect((await requestOnFastPath(connection, bytes)).status).toBe(304)
    ;[version] = [2]
    write()
    expect([(await connection.request(bytes)).status, (await requestOnFastPath(connection, bytes)).status]).toEqual([
      200, 200,
    ])
  })

  test('without the database it is marked STALE, and an invalidated entry is not served', async () => {
    const connection = await indexed(get('/api/rooms'))
    site.setDatabaseUp(false)
    expect((await requestOnFastPath(connection, get('/api/rooms'))).headers.get('x-cache')).toBe('STALE')
    write()
    expect((await connection.request(get('/api/rooms'))).status).toBe(503)
    site.setDatabaseUp(true)
    expect((await connection.request(get('/api/rooms'))).headers.get('x-cache')).toBe('MISS')
    expect((await requestOnFastPath(connection, get('/api/rooms'))).headers.get('x-cache')).toBe('HIT')
  })
})

describe('not indexed are requests with', () => {
  test.each<[string, string]>([
    ['a login cookie', get('/api/rooms', 'Cookie: payload-token=x\r\n')],
    ['an authorization', get('/api/rooms', 'Authorization: JWT x\r\n')],
    ['a path that is not cached', get('/elsewhere')],
    ['Connection: close', get('/api/rooms', 'Connection: close\r\n')],
    ['several values in Connection', get('/api/rooms', 'Connection: keep-alive, x\r\n')],
    ['HTTP/1.0', get('/api/rooms', 'Connection: keep-alive\r\n').replace('HTTP/1.1', 'HTTP/1.0')],
    ['Expect: 100-continue', get('/api/rooms', 'Expect: 100-continue\r\n')],
    ['Upgrade', get('/api/rooms', 'Upgrade: h2c\r\n')],
    ['a body of a GET', `${get('/api/rooms', 'Content-Length: 2\r\n')}{}`],
    ['an incomplete body', get('/api/rooms', 'Content-Length: 9999999\r\n')],
    ['another request in the same chunk', get('/api/rooms').repeat(2)],
    ['the beginning of another request in the same chunk', `${get('/api/rooms')}GET /api`],
  ])('%s', async (_, bytes) => {
    for (let time = 0; time < 4; time += 1) await connect().request(bytes)
    expect(site.delivery.lookupRaw(bytes)).toBeUndefined()
    expect(site.delivery.lookupRaw(get('/api/rooms'))).toBeUndefined()
  })

  test('an address that is requested only once', async () => {
    const connection = connect()
    await connection.request(get('/api/rooms'))
    const addresses = Array.from({ length: 2_000 }, (_, index) => get(`/api/rooms?utm_source=${index}`))
    for (const bytes of addresses) expect((await connection.request(bytes)).headers.get('x-cache')).toBe('HIT')
    expect(addresses.filter((bytes) => site.delivery.lookupRaw(bytes))).toEqual([])
  })
})
