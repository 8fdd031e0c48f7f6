import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ALLOWED_ORIGIN, echo, type LaneSite, laneSite } from '../../support/fast-path-site'
import { type RawAnswer, RawConnection } from '../../support/raw-http'
import { until } from '../../support/until'

let site: LaneSite
let version: number
let connections: RawConnection[]

beforeEach(async () => {
  ;[version, connections] = [1, []]
  site = await laneSite(echo(() => version))
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

/** What was made is kept once it is in every encoding. */
const kept = () => until(() => site.delivery.fills.inFlight === 0)

/** Asks until memory knows the request: made, read, learnt. */
async function learn(bytes: string): Promise<RawConnection> {
  const connection = connect()
  for (let time = 0; time < 3; time += 1) {
    await connection.ask(bytes)
    await kept()
  }
  return connection
}

/** The answer, which Node's `http` has not seen. */
async function askLane(connection: RawConnection, bytes: string): Promise<RawAnswer> {
  await kept()
  const [before, { hits, stale, fastPath: known }] = [site.read(), { ...site.delivery.counts }]
  const answer = await connection.ask(bytes)
  expect(site.read()).toBe(before)
  expect(site.delivery.counts.hits + site.delivery.counts.stale).toBe(hits + stale + 1)
  expect(site.delivery.counts.fastPath).toBe(known + 1)
  return answer
}

/** An answer but for what changes from one second to the next. */
const timeless = ({ head, body }: RawAnswer) => [head.replace(/(Date|Age): [^\r]+/g, '$1: …'), body]

describe('a known request', () => {
  const etag = async (headers = '') => (await connect().ask(get('/api/rooms', headers))).headers.get('etag')

  test.each<[string, () => string | Promise<string>, number]>([
    ['GET', () => get('/api/rooms'), 200],
    ['GET of gzip', () => get('/api/rooms', 'Accept-Encoding: gzip\r\n'), 200],
    ['GET of brotli', () => get('/api/rooms', 'Accept-Encoding: gzip, br\r\nConnection: keep-alive\r\n'), 200],
    ['HEAD', () => get('/api/rooms', '', 'HEAD'), 200],
    ['GET from another site', () => get('/api/rooms', `Origin: ${ALLOWED_ORIGIN}\r\n`), 200],
    ['GET from a site that is not allowed', () => get('/api/rooms', 'Origin: https://evil.example\r\n'), 200],
    ['GET of what the client has', async () => get('/api/rooms', `If-None-Match: ${await etag()}\r\n`), 304],
    ['GET of what the client has otherwise', async () => get('/api/rooms', 'If-None-Match: "other"\r\n'), 200],
    [
      'HEAD of what the client has in gzip',
      async () => {
        const gzip = 'Accept-Encoding: gzip\r\n'
        return get('/api/rooms', `${gzip}If-None-Match: ${await etag(gzip)}\r\n`, 'HEAD')
      },
      304,
    ],
    ['GET of GraphQL', () => get('/api/graphql?query=%7BRooms%7Bdocs%7Bid%7D%7D%7D'), 200],
    ['POST of GraphQL', () => query, 200],
  ])('%s is answered as http answers it, byte for byte', async (_, request, status) => {
    const bytes = await request()
    const connection = await learn(bytes)
    const fromLane = await askLane(connection, bytes)
    expect(timeless(fromLane)).toEqual(timeless(await connect().ask(bytes)))
    expect([fromLane.status, fromLane.headers.get('x-cache')]).toEqual([status, 'HIT'])
    expect(timeless(await askLane(connection, bytes))).toEqual(timeless(fromLane))
  })

  test('is known on every connection, from its second request on', async () => {
    await learn(get('/api/rooms'))
    const connection = connect()
    await connection.ask(get('/api/rooms?page=2'))
    expect((await askLane(connection, get('/api/rooms'))).body).toContain('"/api/rooms"')
  })

  test('is answered by http on a connection that has been asked something else meanwhile, and known again after it', async () => {
    const connection = await learn(get('/api/rooms'))
    expect((await connection.ask(get('/api/rooms?page=3'))).body).toContain('page=3')
    await askLane(connection, get('/api/rooms'))
    expect((await connection.ask(get('/elsewhere'))).body).toContain('/elsewhere')
    await askLane(connection, get('/api/rooms'))
  })
})

describe('an answer from memory is the last one there is', () => {
  test('after a write the next answer on the same connection is the new one', async () => {
    const connection = await learn(get('/api/rooms'))
    for (version = 2; version < 5; version += 1) {
      write()
      const made = await connection.ask(get('/api/rooms'))
      expect([made.headers.get('x-cache'), JSON.parse(made.body).version]).toEqual(['MISS', version])
      expect(JSON.parse((await askLane(connection, get('/api/rooms'))).body).version).toBe(version)
    }
  })

  test('what the client has is the new one too', async () => {
    const etag = (await connect().ask(get('/api/rooms'))).headers.get('etag')
    const bytes = get('/api/rooms', `If-None-Match: ${etag}\r\n`)
    const connection = await learn(bytes)
    expect((await askLane(connection, bytes)).status).toBe(304)
    ;[version] = [2]
    write()
    expect([(await connection.ask(bytes)).status, (await askLane(connection, bytes)).status]).toEqual([200, 200])
  })

  test('without the database it is said to be stale, and what was dropped is not served', async () => {
    const connection = await learn(get('/api/rooms'))
    site.setUp(false)
    expect((await askLane(connection, get('/api/rooms'))).headers.get('x-cache')).toBe('STALE')
    write()
    expect((await connection.ask(get('/api/rooms'))).status).toBe(503)
    site.setUp(true)
    expect((await connection.ask(get('/api/rooms'))).headers.get('x-cache')).toBe('MISS')
    expect((await askLane(connection, get('/api/rooms'))).headers.get('x-cache')).toBe('HIT')
  })
})

describe('what is not learnt', () => {
  test.each<[string, string]>([
    ['a login cookie', get('/api/rooms', 'Cookie: payload-token=x\r\n')],
    ['an authorization', get('/api/rooms', 'Authorization: JWT x\r\n')],
    ['what is not cached', get('/elsewhere')],
    ['a connection that ends', get('/api/rooms', 'Connection: close\r\n')],
    ['a list of what the connection is for', get('/api/rooms', 'Connection: keep-alive, x\r\n')],
    ['HTTP/1.0', get('/api/rooms', 'Connection: keep-alive\r\n').replace('HTTP/1.1', 'HTTP/1.0')],
    ['an answer in two parts', get('/api/rooms', 'Expect: 100-continue\r\n')],
    ['another protocol', get('/api/rooms', 'Upgrade: h2c\r\n')],
    ['a body where none is read', `${get('/api/rooms', 'Content-Length: 2\r\n')}{}`],
    ['a body that is still to come', get('/api/rooms', 'Content-Length: 9999999\r\n')],
    ['two requests in one piece', get('/api/rooms').repeat(2)],
    ['a request and a half', `${get('/api/rooms')}GET /api`],
  ])('%s', async (_, bytes) => {
    for (let time = 0; time < 4; time += 1) await connect().ask(bytes)
    expect(site.delivery.lookupRaw(bytes)).toBeUndefined()
    expect(site.delivery.lookupRaw(get('/api/rooms'))).toBeUndefined()
  })

  test('addresses asked once, however many', async () => {
    const connection = connect()
    await connection.ask(get('/api/rooms'))
    const addresses = Array.from({ length: 2_000 }, (_, index) => get(`/api/rooms?utm_source=${index}`))
    for (const bytes of addresses) expect((await connection.ask(bytes)).headers.get('x-cache')).toBe('HIT')
    expect(addresses.filter((bytes) => site.delivery.lookupRaw(bytes))).toEqual([])
  })
})
