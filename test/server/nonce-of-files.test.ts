import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropNonceOfFiles } from '../../src/server/application/nonce-of-files'

const NONCE = 'q83vEjRWeJCrze8SNFZ4kA=='
const FILE = `<script src="/_next/static/chunks/1.js" async="" nonce="${NONCE}"></script>`
const INLINE = `<script nonce="${NONCE}">self.x = "<b>é</b>"</script>`

let respond: (response: ServerResponse) => void
const server = createServer((_, response) => {
  dropNonceOfFiles(response, NONCE)
  respond(response)
})
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

async function bodyOf(write: (response: ServerResponse) => void): Promise<string> {
  respond = write
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).text()
}

const sent = (type: string, ...chunks: (string | Uint8Array)[]) =>
  bodyOf((response) => {
    response.setHeader('Content-Type', type)
    for (const chunk of chunks.slice(0, -1)) response.write(chunk)
    response.end(chunks.at(-1))
  })

test('scripts in files lose the nonce of the page, those within the page keep it', async () => {
  const page = Buffer.from(`<p>é${FILE}${INLINE}${FILE}`)
  expect(await sent('text/html; charset=utf-8', page)).toBe(
    `<p>é${FILE}${INLINE}${FILE}`.replaceAll(/(="") nonce="[^"]*"/g, '$1'),
  )
})

test('nothing else of a page changes, wherever its chunks end', async () => {
  const page = Buffer.from(`<p>“été” 🎤${INLINE}${FILE}<p>${FILE.replaceAll('<', '\\u003c')}${INLINE}${FILE}</p>`)
  const whole = page.toString().replaceAll(` async="" nonce="${NONCE}"`, ' async=""')
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(page.length), { maxLength: 6 }), async (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), page.length]
      const chunks = ends.map((end, index) => page.subarray(ends[index - 1] ?? 0, end))
      const received = await sent('text/html', ...chunks)
      // A tag that two chunks share keeps its nonce, which the policy allows too.
      expect(received.replaceAll(` async="" nonce="${NONCE}"`, ' async=""')).toBe(whole)
      expect(received.split(INLINE)).toHaveLength(3)
    }),
    { numRuns: 30 },
  )
})

test('a response that says its length, and one that is no page, stay as they are', async () => {
  expect(await sent('text/x-component', Buffer.from(FILE))).toBe(FILE)
  const page = await bodyOf((response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': Buffer.byteLength(FILE) })
      .end(Buffer.from(FILE))
  })
  expect(page).toBe(FILE)
})
