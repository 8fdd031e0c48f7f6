import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerJson } from '../../../src/http/handler'
import { withStaticFiles } from '../../../src/server/public/static-files'

const script = 'export const greeting = "Bonjour"; '.repeat(50)
const url = '/_next/static/chunks/a.js'
const immutable = 'public, max-age=31536000, immutable'

let folder: string
let server: Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_static-'))
  const path = join(folder, 'a.js')
  await writeFile(path, script)
  await writeFile(`${path}.br`, brotliCompressSync(script))
  await writeFile(`${path}.gzip`, gzipSync(script))
  const type = 'text/javascript; charset=utf-8'
  const files = new Map([
    [url, { path, type, etag: '"a"', encodings: ['br' as const, 'gzip' as const] }],
    ['/_next/static/gone.js', { path: join(folder, 'gone.js'), type, etag: '"g"', encodings: [] }],
  ])
  const next = withStaticFiles(files, (_, response) => answerJson(response, 404, { from: 'Next' }))
  server = createServer((request, response) => void next(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (headers: Record<string, string> = {}, { path = url, method = 'GET' } = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method, headers })

test.each([
  ['br', '"a-br"', brotliCompressSync(script).length],
  ['gzip', '"a-gzip"', gzipSync(script).length],
])('a file of the build is sent as it was compressed by %s', async (encoding, etag, length) => {
  const response = await get({ 'accept-encoding': encoding })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-encoding': encoding,
    'content-length': String(length),
    'cache-control': immutable,
    vary: 'Accept-Encoding',
    etag,
  })
  expect(await response.text()).toBe(script)
})

test('it is sent as it is to those who accept no encoding, or to HEAD without a body', async () => {
  const plain = await get({ 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.headers.get('etag')).toBe('"a"')
  expect(await plain.text()).toBe(script)
  const head = await get({ 'accept-encoding': 'br' }, { method: 'HEAD' })
  expect(head.headers.get('content-encoding')).toBe('br')
  expect(await head.text()).toBe('')
})

test('a client that has it gets 304, in the encoding that it has', async () => {
  const answer = (tag: string) => get({ 'accept-encoding': 'br', 'if-none-match': tag })
  expect((await answer('"a-br"')).status).toBe(304)
  expect((await answer('"a-gzip"')).status).toBe(200)
})

test('a part of it is a part of the encoding that is sent', async () => {
  const range = (value: string, more: Record<string, string> = {}) =>
    get({ 'accept-encoding': 'identity', range: value, ...more })
  const part = await range('bytes=7-11')
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe(`bytes 7-11/${script.length}`)
  expect(await part.text()).toBe('const')
  expect((await range('bytes=7-11', { 'if-range': '"a-br"' })).status).toBe(200)
  expect((await range('bytes=999999-')).status).toBe(416)
})

test.each(['/_next/static/unknown.js', '/_next/static/gone.js', '/_next/static/../../package.json'])(
  'a file that the build does not list, or that is gone, is asked of Next: %s',
  async (path) => {
    expect(await (await get({}, { path })).json()).toEqual({ from: 'Next' })
  },
)
