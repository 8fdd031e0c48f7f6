import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, createBrotliDecompress, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Handler } from '../../../src/http/handler'
import { startTestOrigin } from '../../support/test-origin'

const page = `<!doctype html>${'<p>Féminisation des métiers</p>'.repeat(200)}`
const html = { 'Content-Type': 'text/html; charset=utf-8' }

let server: Server
let closeOrigin: () => Promise<void>
/** How the application answers, and the headers that it received last. */
let answer: Handler
let received: IncomingMessage['headers']

beforeAll(async () => {
  const { origin, close } = await startTestOrigin({
    answer: (incoming, response) => {
      received = incoming.headers
      return answer(incoming, response)
    },
  })
  closeOrigin = close
  server = createServer((incoming, response) => void origin.forward(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeOrigin()
})

const answerWith =
  (body: string | Buffer, headers: Record<string, string> = html, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }

async function open(headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo
  const sent = request({ host: '127.0.0.1', port, method, headers: { 'accept-encoding': 'br, gzip', ...headers } })
  sent.end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return response
}

async function get(headers?: Record<string, string>, method?: string) {
  const response = await open(headers, method)
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

describe('a page that is not cached', () => {
  beforeAll(() => {
    answer = answerWith(page)
  })

  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=1, br;q=0.5', gunzipSync],
  ])('is sent as %s to those who prefer it', async (encoding, accepted, decode) => {
    const { headers, body } = await get({ 'accept-encoding': accepted })
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' })
    expect(headers['content-length']).toBeUndefined()
    expect(decode(body).toString()).toBe(page)
    expect(body.length).toBeLessThan(page.length / 10)
  })

  test('is sent as it is to those who accept no encoding', async () => {
    const { headers, body } = await get({ 'accept-encoding': 'identity' })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.vary).toBe('Accept-Encoding')
    expect(body.toString()).toBe(page)
  })

  test('has the same headers for HEAD', async () => {
    const { headers, body } = await get({}, 'HEAD')
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
    expect(body.length).toBe(0)
  })
})

test('what the application sends of a page arrives before it sends the rest', async () => {
  let finish = () => {}
  answer = (_, response) => {
    response.writeHead(200, html)
    response.write('<p>début</p>')
    finish = () => response.end('<p>fin</p>')
  }
  const response = await open({ 'accept-encoding': 'br' })
  const decoded = response.pipe(createBrotliDecompress())
  const [first] = (await once(decoded, 'data')) as [Buffer]
  expect(first.toString()).toBe('<p>début</p>')
  finish()
  const [rest] = (await once(decoded, 'data')) as [Buffer]
  expect(rest.toString()).toBe('<p>fin</p>')
})

test.each<[string, Handler]>([
  ['an image', answerWith(Buffer.alloc(5_000), { 'Content-Type': 'image/webp' })],
  ['a spreadsheet', answerWith(Buffer.alloc(5_000), { 'Content-Type': 'application/vnd.ms-excel' })],
  ['a short text', answerWith('ok', { ...html, 'Content-Length': '2' })],
  ['what is encoded already', answerWith(Buffer.alloc(500), { ...html, 'Content-Encoding': 'zstd' })],
  ['a part', answerWith(page, { ...html, 'Content-Range': 'bytes 0-9/100' }, 206)],
  ['what must not be transformed', answerWith(page, { ...html, 'Cache-Control': 'private, no-transform' })],
])('%s is sent as it is', async (_, handler) => {
  answer = handler
  const { headers } = await get()
  expect(headers['content-encoding']).toBe(headers['content-encoding'] === 'zstd' ? 'zstd' : undefined)
})

test('an encoding has a validator of its own, and the application receives those that it made', async () => {
  answer = answerWith(page, { ...html, ETag: '"v1"', Vary: 'RSC' })
  expect((await get()).headers).toMatchObject({ etag: '"v1-br"', vary: 'RSC, Accept-Encoding' })
  expect((await get({ 'accept-encoding': 'identity' })).headers.etag).toBe('"v1"')
  await get({ 'if-match': '"v1-br", "v0-gzip"', 'if-none-match': 'W/"v1"' })
  expect(received).toMatchObject({ 'if-match': '"v1", "v0"', 'if-none-match': 'W/"v1"' })
  answer = answerWith('', { ETag: '"v1"' }, 304)
  expect(await get({ 'if-none-match': '"v1-br"' })).toMatchObject({ status: 304, headers: { etag: '"v1-br"' } })
})

test('a page of an editor is compressed only when no other site can have asked for it', async () => {
  answer = answerWith(page)
  const encodingFrom = async (headers: Record<string, string>) => (await get(headers)).headers['content-encoding']
  const cookie = 'payload-token=secret'
  expect(await encodingFrom({ cookie, 'sec-fetch-site': 'same-origin' })).toBe('br')
  expect(await encodingFrom({ cookie, 'sec-fetch-site': 'none' })).toBe('br')
  expect(await encodingFrom({ cookie, 'sec-fetch-site': 'cross-site' })).toBeUndefined()
  expect(await encodingFrom({ cookie, 'sec-fetch-site': 'same-site' })).toBeUndefined()
  expect(await encodingFrom({ cookie })).toBeUndefined()
  expect(await encodingFrom({ authorization: 'api-clients API-Key secret' })).toBe('br')
})
