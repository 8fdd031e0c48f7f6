import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { exchange, RawConnection } from '../support/raw-http'
import { until } from '../support/wait-until'

const TOKEN = 'jeton-des-mesures'
const GOOD = '/api/sessions?depth=0&limit=3'
const MAX_GROWTH_MB = 250

let server: RunningServer
let reference: Awaited<ReturnType<typeof good>>
/** Connections that never finish a request, opened before all other tests. */
let incomplete: Record<string, RawConnection>

const host = 'Host: www.example.org\r\n'
const get = (target: string | Buffer, headers = '') => `GET ${target} HTTP/1.1\r\n${host}${headers}\r\n`
const post = (body: Buffer | string, headers = '', target = '/api/graphql') =>
  Buffer.concat([
    Buffer.from(`POST ${target} HTTP/1.1\r\n${host}Content-Type: application/json\r\n${headers}`),
    Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ])
const chunked = (chunks: string, headers = 'Transfer-Encoding: chunked\r\n') =>
  `POST /api/graphql HTTP/1.1\r\n${host}Content-Type: application/json\r\n${headers}\r\n${chunks}`
const manyHeaders = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: 1\r\n`).join('')
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const query = '{"query":"{ Sessions(limit: 1) { docs { id } } }"}'

const send = (bytes: Buffer | string, count = 1) => exchange(server.url, bytes, count)
const statusOf = async (bytes: Buffer | string) => (await send(bytes))[0]?.status

async function good() {
  const response = await fetch(`${server.url}${GOOD}`, { headers: { 'accept-encoding': 'identity' } })
  const [etag, state] = ['etag', 'x-cache'].map((name) => response.headers.get(name))
  return { status: response.status, etag, state, body: await response.text() }
}

const megabytes = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)]).toString()) / 1024

async function metric(name: string): Promise<number> {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await response.text())?.[1])
}

beforeAll(async () => {
  server = await startServer({ env: { METRICS_TOKEN: TOKEN } })
  await good()
  reference = await good()
  const open = (bytes: string) => new RawConnection(server.url).write(bytes)
  incomplete = {
    'sends nothing': open(''),
    'stops in its first line': open('GET /api/ses'),
    'stops in its headers': open(`GET ${GOOD} HTTP/1.1\r\n${host}X-Slow: `),
  }
})
afterAll(() => server?.stop())

afterEach(async () => {
  expect(reference).toMatchObject({ status: 200, state: 'HIT' })
  expect(await good()).toEqual(reference)
})

/** Expects a refusal in JSON with a message and a code, without internal details. */
async function expectRefusal(bytes: Buffer | string, statuses: number[]) {
  const [answer] = await send(bytes)
  expect(statuses).toContain(answer?.status)
  expect(JSON.parse(answer?.body ?? '')).toMatchObject({ errors: [{ message: expect.stringMatching(/^[A-Z"].+\.$/) }] })
  expect(answer?.headers.get('cache-control') ?? 'no-store').toContain('no-store')
  expect(answer?.body).not.toMatch(/node_modules|\bat \/|\.ts:/)
}

describe('a malformed URL is refused', () => {
  test.each<[string, string | Buffer, number]>([
    ['a percent sign alone in a path', '/api/%', 400],
    ['an invalid hexadecimal escape', '/api/%zz', 400],
    ['a truncated character', '/api/sessions/%E0%A4', 400],
    ['an overlong encoding of a slash', '/admin/..%c0%af', 400],
    ['Latin-1 in a page', '/fr/%e9', 400],
    ['Latin-1 in a parameter', '/api/sessions?where[city][equals]=%e9', 400],
    ['Latin-1 in a GraphQL query', '/api/graphql?query=%e9', 400],
    ['bytes beyond ASCII', '/api/sessions?where[city][equals]=\xe9', 400],
    ['a null byte', '/api/sessions\0', 400],
    ['a control character', '/api/sess\x7fions', 400],
    ['no path', 'api/sessions', 400],
    ['an asterisk', '*', 400],
    ['a path of 15 kB', `/${'a/'.repeat(7_500)}`, 414],
    ['a path of 13 kB in the API', `/api/${'a'.repeat(13_000)}`, 414],
    ['a query of 64 kB', `/api/sessions?x=${'a'.repeat(64_000)}`, 431],
    ['a query of a megabyte', `/api/sessions?x=${'a'.repeat(1_000_000)}`, 431],
    ['a thousand parameters', `/api/sessions?${'depth=1&'.repeat(1_000)}`, 400],
  ])('%s', (_, target, status) => expectRefusal(get(target), [status]))

  test.each([
    ['with 3,000 brackets', `where${'['.repeat(3_000)}`],
    ['that makes long arrays', Array.from({ length: 50 }, (_, index) => `a[${index}]${'[1000]'.repeat(9)}=`).join('&')],
  ])('as a query string %s', async (_, search) => {
    const [answer] = await send(get(`/api/sessions?${search}`))
    expect(answer?.status).toBe(400)
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ errors: [{ code: 'MALFORMED_PARAMETER' }] })
  })

  test('with a page in French for a browser', async () => {
    const [answer] = await send(get('/fr/%e9', 'Accept: text/html\r\n'))
    expect([answer?.status, answer?.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
    expect(answer?.body).toContain('lang="fr"')
  })
})

describe('an unusual URL has one meaning', () => {
  test.each([
    ['//', '/'],
    ['//evil.example/api', '/evil.example/api'],
    ['/\\evil.example', '/evil.example'],
    ['/api//sessions', '/api/sessions'],
  ])('%s redirects to %s', async (target, location) => {
    const [answer] = await send(get(target))
    expect([answer?.status, answer?.headers.get('location')]).toEqual([308, location])
  })

  test('a long path that is redirected is redirected entirely', async () => {
    const [answer] = await send(get(`/${'a/'.repeat(5_900)}`))
    expect([answer?.status, answer?.headers.get('location')?.length]).toEqual([308, 11_800])
  })

  test('an absolute URL means its path', async () => {
    const [answer] = await send(get(`http://www.example.org${GOOD}`, 'Accept-Encoding: identity\r\n'))
    expect([answer?.status, answer?.body]).toEqual([200, reference.body])
    await expectRefusal(get('http://a@b/api/sessions'), [400])
  })

  test('null bytes and dots find nothing', async () => {
    for (const path of ['/api/media/file/a%00b.png', '/api/sessions/%00']) {
      expect(await statusOf(get(path))).toBe(404)
    }
    const [answer] = await send(get('/api/sessions?where[title][equals]=%00'))
    expect(JSON.parse(answer?.body ?? '').docs ?? []).toEqual([])
  })
})

describe('headers are bounded', () => {
  test.each<[string, string, number]>([
    ['101 of them', manyHeaders(100), 431],
    ['5,000 of them', manyHeaders(5_000), 431],
    ['one of a megabyte', `X: ${'a'.repeat(1_000_000)}\r\n`, 431],
    ['a name of 20 kB', `${'a'.repeat(20_000)}: 1\r\n`, 431],
    ['a control character', 'X: a\x01b\r\n', 400],
    ['a null byte', 'X: a\0b\r\n', 400],
    ['a second host', 'Host: www.example.net\r\n', 400],
  ])('%s', (_, headers, status) => expectRefusal(get(GOOD, headers), [status]))

  test.each(['', ' a b', '\xff', 'a/b', 'a?b', 'a@b', 'a:b', 'a:123456'])('"%s" is not a host', (name) =>
    expectRefusal(`GET ${GOOD} HTTP/1.1\r\nHost: ${name}\r\n\r\n`, [400]),
  )

  test('a request without a host', () => expectRefusal(`GET ${GOOD} HTTP/1.1\r\n\r\n`, [400]))
})

describe('a request has one meaning for every parser', () => {
  const smuggled = `GET /api/users/me HTTP/1.1\r\n${host}\r\n`

  test.each<[string, string]>([
    ['a length and chunks', chunked(`0\r\n\r\n${smuggled}`, 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n')],
    ['two lengths', chunked(`{}${smuggled}`, `Content-Length: 2\r\nContent-Length: ${2 + smuggled.length}\r\n`)],
    ['a list of lengths', chunked(`{}${smuggled}`, 'Content-Length: 2, 2\r\n')],
    ['a signed length', chunked(`{}${smuggled}`, 'Content-Length: +2\r\n')],
    ['a negative length', chunked(smuggled, 'Content-Length: -1\r\n')],
    ['a length that overflows', chunked(smuggled, `Content-Length: ${'9'.repeat(30)}\r\n`)],
    ['chunks and something else', chunked(`0\r\n\r\n${smuggled}`, 'Transfer-Encoding: chunked, identity\r\n')],
    ['a space before a colon', chunked(`0\r\n\r\n${smuggled}`, 'Transfer-Encoding : chunked\r\n')],
    ['a folded header', chunked(`0\r\n\r\n${smuggled}`, 'Transfer-Encoding:\r\n chunked\r\n')],
    ['lines that end with LF', get(GOOD).replaceAll('\r\n', '\n')],
    ['one line that ends with LF', get(GOOD, 'X: a\nX: b\r\n')],
    ['one line that ends with CR', get(GOOD, 'X: a\rX: b\r\n')],
    ['a size that is not a number', chunked(`zz\r\n{}\r\n0\r\n\r\n${smuggled}`)],
    ['a size with a prefix', chunked(`0x2\r\n{}\r\n0\r\n\r\n${smuggled}`)],
    ['a negative size', chunked(`-2\r\n{}\r\n0\r\n\r\n${smuggled}`)],
    ['a size that overflows', chunked(`${'f'.repeat(17)}\r\n{}\r\n0\r\n\r\n${smuggled}`)],
    ['a chunk longer than its size', chunked(`2\r\n{}{}\r\n0\r\n\r\n${smuggled}`)],
    ['an extension that ends with LF', chunked(`2;a\n{}\r\n0\r\n\r\n${smuggled}`)],
  ])('with %s is refused, and the connection is closed', async (_, bytes) => {
    await expectRefusal(bytes, [400])
    expect(await send(bytes, 2)).toHaveLength(1)
  })

  test('a body is never parsed as the next request', async () => {
    const prefix = 'GET /api/speakers?limit=1 HTTP/1.1\r\nX-Ignore: '
    const lengths = [`Content-Length: ${prefix.length}\r\n`, 'Transfer-Encoding: chunked\r\n']
    const bodies = [prefix, `${prefix.length.toString(16)}\r\n${prefix}\r\n0\r\n\r\n`]
    for (const method of ['GET', 'DELETE', 'OPTIONS', 'POST']) {
      for (const fill of ['', manyHeaders(50), manyHeaders(120)]) {
        for (const [index, length] of lengths.entries()) {
          await send(`${method} /api/users/me HTTP/1.1\r\n${host}${fill}${length}\r\n${bodies[index]}`)
        }
      }
    }
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () =>
        (await fetch(`${server.url}/api/users/me`, { headers: { authorization: 'x' } })).json(),
      ),
    )
    for (const answer of answers) expect(answer).toMatchObject({ user: null })
  })

  test('headers beyond the limit do not hide a login', () =>
    expectRefusal(get(GOOD, `${manyHeaders(120)}Authorization: users API-Key x\r\n`), [431]))
})

describe('a body is read without decoding, or refused', () => {
  const bomb = Buffer.alloc(50_000_000, ' ')

  test.each<[string, () => Buffer | string, number]>([
    ['a decompression bomb in gzip', () => post(gzipSync(bomb), 'Content-Encoding: gzip\r\n'), 415],
    ['a decompression bomb in brotli', () => post(brotliCompressSync(bomb), 'Content-Encoding: br\r\n'), 415],
    [
      'a decompression bomb in gzip twice',
      () => post(gzipSync(gzipSync(bomb)), 'Content-Encoding: gzip, gzip\r\n'),
      415,
    ],
    [
      'a decompression bomb sent to the login',
      () => post(gzipSync(bomb), 'Content-Encoding: gzip\r\n', '/api/users/login'),
      415,
    ],
    ['gzip in chunks', () => chunked('2\r\n{}\r\n0\r\n\r\n', 'Transfer-Encoding: gzip, chunked\r\n'), 415],
    ['an unknown encoding', () => post(query, 'Content-Encoding: rot13\r\n'), 415],
    ['gzip without Content-Encoding', () => post(gzipSync(query)), 400],
    ['a length of ten gigabytes', () => chunked('{', 'Content-Length: 9999999999\r\n'), 413],
    ['an extension of 20 kB', () => chunked(`2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`), 413],
    ['Latin-1 in JSON', () => post(latin1('{"email":"é","password":"x"}'), '', '/api/users/login'), 400],
    [
      'Latin-1 in GraphQL',
      () => post(latin1('{"query":"{ Sessions(where: {title: {equals: \\"é\\"}}) { docs }}"}')),
      400,
    ],
    ['90,000 brackets', () => post('['.repeat(90_000), '', '/api/users/login'), 400],
    ['400,000 brackets of somebody without an account', () => post('['.repeat(400_000), '', '/api/users/login'), 401],
    ['variables of 40,000 levels', () => post(`{"query":"{a}","variables":${'['.repeat(40_000)}`), 400],
  ])('%s', (_, bytes, status) => expectRefusal(bytes(), [status]))

  test('an endless body takes no memory', async () => {
    const before = megabytes()
    const connection = new RawConnection(server.url).write(chunked(''))
    const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`
    for (let sent = 0; sent < 100 && connection.responses().length === 0; sent += 1) {
      connection.write(chunk)
      await wait(1)
    }
    expect((await connection.first(1))[0]?.status).toBe(413)
    expect(megabytes() - before).toBeLessThan(MAX_GROWTH_MB)
  })

  test('an unknown Accept-Encoding gets an identity response', async () => {
    for (const accepted of ['rot13', '\xff;q=9', 'identity;q=0', `${'gzip;q=0,'.repeat(1_000)}`]) {
      const [answer] = await send(get(GOOD, `Accept-Encoding: ${accepted}\r\n`))
      expect([answer?.status, answer?.headers.get('content-encoding'), answer?.body]).toEqual([
        200,
        undefined,
        reference.body,
      ])
    }
  })
})

describe('methods', () => {
  test.each(['TRACE', 'PROPFIND', 'PURGE', 'QUERY', 'CONNECT'])('%s is not allowed', (method) =>
    expectRefusal(`${method} ${method === 'CONNECT' ? 'a.example:443' : GOOD} HTTP/1.1\r\n${host}\r\n`, [405]),
  )
  test.each(['BREW', 'get', 'G\xc9T', 'BAN', 'SSH-2.0-x', '\x16\x03\x01'])('%s is not a method', (method) =>
    expectRefusal(`${method} ${GOOD} HTTP/1.1\r\n${host}\r\n`, [400]),
  )
  test.each(['HTTP/3.0', 'HTTP/1.10', 'ICY'])('%s is not supported', (version) =>
    expectRefusal(`GET ${GOOD} ${version}\r\n${host}\r\n`, [400]),
  )
})

describe('a header outside the key changes nothing for other clients', () => {
  let limit = 100
  test.each([
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: javascript',
    'X-Forwarded-Port: 1',
    'X-Forwarded-Prefix: /evil',
    'Forwarded: host=evil.example;proto=http',
    'X-Original-URL: /api/users/me',
    'X-Rewrite-URL: /api/users/me',
    'X-HTTP-Method-Override: DELETE',
    'X-Payload-HTTP-Method-Override: DELETE',
    'X-Middleware-Subrequest: middleware',
    'X-Nextjs-Data: 1',
    'RSC: 1',
    'Range: bytes=0-3',
    'If-Range: "x"',
    'Accept-Language: fr',
    'Origin: https://evil.example',
    'Referer: https://evil.example',
    'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c',
    'Content-Length: 0',
    'Cookie: a=payload-token; payload-lng=fr',
  ])('%s', async (header) => {
    limit += 1
    const path = `/api/media?depth=1&limit=${limit}`
    const first = async (bytes: string) => (await send(bytes))[0]
    const evil = await first(get(path, `${header}\r\n`).replace('www.example.org', 'evil.example'))
    const plain = await first(get(path))
    const other = await first(get(`/api/media?limit=${limit}&depth=1&utm_source=1`))
    expect([evil?.status, plain?.status]).toEqual([200, 200])
    expect(plain?.body).toBe(evil?.body)
    expect(other?.body).toBe(plain?.body)
    expect(JSON.parse(plain?.body ?? '').limit).toBe(Math.min(limit, 200))
    expect(`${[...(plain?.headers ?? [])]} ${plain?.body}`).not.toContain('evil')
  })
})

describe('connections', () => {
  test('responses are in the order of their requests', async () => {
    const paths = [GOOD, '/api/rooms?limit=41', '/api/users/me', GOOD, '/api/rooms?limit=42', '/api/rooms/none', GOOD]
    const answers = await send(paths.map((path) => get(path)).join(''), paths.length)
    const limits = answers.map(({ status, body }) => JSON.parse(body).limit ?? status)
    expect(limits).toEqual([3, 41, 200, 3, 42, 404, 3])
  })

  test('an indexed request is answered by the fast path until the connection sends another one', async () => {
    const connection = new RawConnection(server.url)
    const fastPathRequests = () => metric('assises_cache_fast_path_requests_total')
    for (let time = 0; time < 3; time += 1) await connection.request(get(GOOD))
    const before = await fastPathRequests()
    const answers = [await connection.request(get(GOOD)), await connection.request(get(GOOD))]
    expect(answers.map(({ body }) => body)).toEqual([reference.body, reference.body])
    expect(await fastPathRequests()).toBe(before + 2)
    const rest = connection.write('nonsense\r\n\r\n')
    await rest.ended
    expect(rest.responses().map(({ status }) => status)).toEqual([200, 400])
  })

  test('bytes that are not a request are refused after the responses before them', async () => {
    expect((await send(`${get(GOOD)}nonsense\r\n\r\n`, 2)).map(({ status }) => status)).toEqual([200, 400])
    const [first] = await send(`${get('/api/rooms?limit=43')}nonsense\r\n\r\n`, 1)
    expect(first?.status ?? 200).toBe(200)
  })

  test('a client that closes its side gets its cached response, and the connection ends', async () => {
    const halves = [get(GOOD), get('/api/rooms?limit=44'), get(GOOD).slice(0, -4), post(query).subarray(0, -5)]
    const answers = halves.map((bytes) => {
      const connection = new RawConnection(server.url).write(bytes)
      connection.socket.end()
      return connection.first()
    })
    const statuses = (await Promise.all(answers)).map(([answer]) => answer?.status)
    expect(statuses).toEqual([200, statuses[1], 400, 400])
    expect([200, undefined]).toContain(statuses[1])
  })

  test('a client that disconnects early leaves nothing behind', async () => {
    const parts = [get('/api/rooms?limit=45'), post(query).subarray(0, -5), chunked('5\r\n{'), get('/fr'), 'GET /']
    for (let round = 0; round < 40; round += 1) {
      const connections = parts.map((part) => new RawConnection(server.url).write(part))
      await Promise.all(connections.map(({ socket }) => new Promise((done) => socket.once('connect', done))))
      if (round % 2) await wait(5)
      for (const { socket } of connections) socket.resetAndDestroy()
    }
    await until(async () => (await metric('assises_cache_fills_in_flight')) === 0)
  })

  test('clients that read no response take no memory', async () => {
    const before = megabytes()
    const connections = Array.from({ length: 20 }, () => {
      const connection = new RawConnection(server.url)
      connection.socket.pause()
      return connection.write(get('/api/sessions?limit=200').repeat(200))
    })
    await wait(500)
    expect(await good()).toEqual(reference)
    expect(megabytes() - before).toBeLessThan(MAX_GROWTH_MB)
    for (const { socket } of connections) socket.destroy()
  })

  test('a flood of requests leaves no memory in use', async () => {
    const before = megabytes()
    const flood = [
      get(GOOD, `X: ${'a'.repeat(100_000)}\r\n`),
      post(gzipSync(Buffer.alloc(9_000_000)), 'Content-Encoding: gzip\r\n'),
    ]
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, index) => send(flood[index % 2] as string)))
    }
    expect(megabytes() - before).toBeLessThan(MAX_GROWTH_MB)
  })

  // Last: these connections were opened at the beginning.
  test.each(['sends nothing', 'stops in its first line', 'stops in its headers'])(
    'a connection that %s gets a 408',
    async (name) => {
      expect((await incomplete[name]?.first(1))?.[0]?.status).toBe(408)
    },
  )
})
