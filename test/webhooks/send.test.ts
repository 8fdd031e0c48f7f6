import { createSocket, type Socket } from 'node:dgram'
import dns from 'node:dns'
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addressRefusal } from '../../src/webhooks/receiver-address'
import { send } from '../../src/webhooks/send'

const open = { privateHosts: ['127.0.0.1'], isHttpsRequired: true }
const strict = { privateHosts: [], isHttpsRequired: false }
const never = new AbortController().signal

let server: Server
let url: string
let requests: string[] = []
let answer: (response: ServerResponse) => void = (response) => response.end()

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterEach(() => {
  requests = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const post = (to = url, rules = open, signal = never) => send({ url: to, headers: {}, body: '{}' }, rules, signal)

describe('an attempt', () => {
  test('has the status and the reason of the answer, and how long it took', async () => {
    answer = (response) => response.writeHead(503, 'Busy', { 'retry-after': '120' }).end('private words')
    expect(await post()).toEqual({ status: 503, reason: 'Busy', retryAfterMs: 120_000, tookMs: expect.any(Number) })
  })

  test('follows no redirect', async () => {
    answer = (response) => response.writeHead(302, { location: '/elsewhere' }).end()
    expect(await post()).toMatchObject({ status: 302 })
    expect(requests).toEqual(['/hook'])
  })

  test('ends with the status when the body of the answer never ends, and receives little of it', async () => {
    let cut = false
    answer = (response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(4_096)), 1)
      response.on('close', () => {
        clearInterval(timer)
        cut = true
      })
    }
    expect(await post()).toMatchObject({ status: 200 })
    await expect.poll(() => cut).toBe(true)
  })

  test('of a receiver that hangs is interrupted when the server stops', async () => {
    answer = () => undefined
    const stop = new AbortController()
    const attempt = post(url, open, stop.signal)
    await expect.poll(() => requests.length).toBe(1)
    stop.abort()
    expect(await attempt).toMatchObject({ failure: 'interrupted' })
  })

  test('of a receiver that hangs ends after ten seconds', async () => {
    answer = () => undefined
    const attempt = await post()
    expect(attempt).toMatchObject({ failure: 'timeout' })
    expect(attempt.tookMs).toBeGreaterThanOrEqual(9_900)
  })

  test('fails where nobody listens', async () => {
    const idle = createServer().listen(0, '127.0.0.1')
    await once(idle, 'listening')
    const { port } = idle.address() as AddressInfo
    await new Promise((resolve) => idle.close(resolve))
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ failure: 'unreachable' })
  })
})

describe('an address', () => {
  test.each([
    ...['http://127.0.0.1/', 'http://127.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://[::1]/'],
    ...['http://[::ffff:127.0.0.1]/', 'http://10.1.2.3/', 'http://169.254.169.254/latest/meta-data/', 'http://0/'],
    ...[
      'http://localhost/',
      'http://LOCALHOST./',
      'http://a.localhost:3000/',
      'http://[fd00::1]/',
      'https://192.168.0.1/',
    ],
  ])('%s is private, and gets no request', async (address) => {
    expect(addressRefusal(address, strict)).toBe('private-address')
    expect(await post(address, strict)).toMatchObject({ failure: 'private-address' })
  })

  test.each(['', 'x', 'ftp://exemple.fr/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://a:b@exemple.fr/'])(
    '« %s » is invalid',
    (address) => {
      expect(addressRefusal(address, strict)).toBe('invalid-address')
    },
  )

  test('of a public host needs https where that is required, and one that is listed does not', () => {
    expect(addressRefusal('http://exemple.fr/', { privateHosts: [], isHttpsRequired: true })).toBe('insecure-address')
    expect(addressRefusal('https://exemple.fr/', { privateHosts: [], isHttpsRequired: true })).toBeUndefined()
    expect(addressRefusal('http://site:3000/', { privateHosts: ['site:3000'], isHttpsRequired: true })).toBeUndefined()
  })

  test('that is listed with a port allows that port alone, and no other name', () => {
    const rules = { privateHosts: ['127.0.0.1:3000'], isHttpsRequired: false }
    expect(addressRefusal('http://127.0.0.1:3000/', rules)).toBeUndefined()
    expect(addressRefusal('http://127.0.0.1:3001/', rules)).toBe('private-address')
    expect(addressRefusal('http://127.0.0.2:3000/', rules)).toBe('private-address')
  })
})

describe('a name', () => {
  let nameServer: Socket
  /** The addresses of any name, one list for each question. */
  let answers: string[][] = []
  const before = dns.getServers()

  beforeAll(async () => {
    nameServer = createSocket('udp4')
    nameServer.on('message', (query, { port }) => {
      const isIPv4 = query.readUInt16BE(query.indexOf(0, 12) + 1) === 1
      const addresses = isIPv4 ? ((answers.length > 1 ? answers.shift() : answers[0]) ?? []) : []
      nameServer.send(dnsAnswer(query, addresses), port)
    })
    nameServer.bind(0, '127.0.0.1')
    await once(nameServer, 'listening')
    dns.setServers([`127.0.0.1:${nameServer.address().port}`])
  })
  afterAll(() => {
    dns.setServers(before)
    nameServer.close()
  })

  test('that leads to a private address gets no request, beside public addresses either', async () => {
    answer = (response) => response.end()
    const named = url.replace('127.0.0.1', 'receiver.example')
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1']]) {
      answers = [addresses]
      expect(await post(named, strict)).toMatchObject({ failure: 'private-address' })
    }
    expect(requests).toEqual([])
  })

  test('that led to a public address when it was checked gets no request at the private one it leads to next', async () => {
    const named = url.replace('127.0.0.1', 'rebound.example')
    answers = [['93.184.215.14'], ['127.0.0.1']]
    await dns.promises.resolve4('rebound.example')
    expect(await post(named, strict)).toMatchObject({ failure: 'private-address' })
    expect(requests).toEqual([])
  })

  test('that nobody has is unreachable', async () => {
    answers = [[]]
    expect(await post('http://nobody.example/', strict)).toMatchObject({ failure: 'unreachable' })
  })
})

/** An answer of a name server to a question: its addresses, valid for no time. */
function dnsAnswer(query: Buffer, addresses: string[]): Buffer {
  const questionEnd = query.indexOf(0, 12) + 5
  const header = Buffer.from(query.subarray(0, 12))
  header.writeUInt16BE(0x8180, 2)
  header.writeUInt16BE(addresses.length, 6)
  header.writeUInt32BE(0, 8)
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([header, query.subarray(12, questionEnd), ...records])
}
