import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCompleteRequest } from '../../../src/server/fast-path/complete-request'
import { RawConnection } from '../../support/raw-http'

const NEXT = 'GET /next HTTP/1.1\r\nHost: x\r\n\r\n'

let server: Server

beforeAll(async () => {
  server = createServer(async (request, response) => {
    response.end(JSON.stringify({ method: request.method, url: request.url, body: await text(request) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each([
  'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'HEAD / HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n\r\n\r\n',
  'POST / HTTP/1.1\r\nhost: x\r\ncontent-length:0 \r\n\r\n',
])('%j is one complete request', (text) => expect(isCompleteRequest(text)).toBe(true))

test.each([
  '',
  '\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET',
  'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
  'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n{}',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\ncontent-length: 2\r\n\r\n{}',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2, 2\r\n\r\n{}',
  'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}',
  'GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nupgrade: websocket\r\n\r\n',
])('%j is not one complete request', (text) => expect(isCompleteRequest(text)).toBe(false))

test('a text that is one complete request is one request for http, whatever follows it', async () => {
  const line = fc.constantFrom('GET / HTTP/1.1', 'HEAD / HTTP/1.1', 'POST / HTTP/1.1', 'DELETE / HTTP/1.1')
  const field = fc.constantFrom(
    'Content-Length: 0',
    'Content-Length: 2',
    'content-length:2 ',
    'Content-Length : 2',
    'Content-Length: +2',
    'Content-Length: 2, 2',
    'Content-Length:',
    ' Content-Length: 2',
    'Content-Length-X: 2',
    'X: a\r\rContent-Length: 2',
    'X: a\nContent-Length: 2',
    'X: a\0b',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding:',
    '\tTransfer-Encoding: chunked',
    'Connection: keep-alive',
    'Upgrade: h2c',
    '',
  )
  const end = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r')
  const body = fc.constantFrom('', '', '{}', '{', '\r\n', '0\r\n\r\n', NEXT)
  const request = fc
    .tuple(line, fc.array(fc.tuple(field, end), { maxLength: 3 }), end, body)
    .map(([first, fields, last, rest]) => `${first}\r\nHost: x\r\n${fields.flat().join('')}${last}${rest}`)
  let complete = 0
  await fc.assert(
    fc.asyncProperty(request, async (bytes) => {
      fc.pre(isCompleteRequest(bytes))
      complete += 1
      const connection = new RawConnection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      const isHead = bytes.startsWith('HEAD')
      const first = await connection.request(bytes)
      if (first.status === 400) return
      expect(isHead || JSON.parse(first.body).body === bytes.slice(bytes.indexOf('\r\n\r\n') + 4)).toBe(true)
      expect(JSON.parse((await connection.request(NEXT)).body)).toEqual({ method: 'GET', url: '/next', body: '' })
      connection.socket.destroy()
    }),
    { numRuns: 500 },
  )
  expect(complete).toBeGreaterThan(300)
})
