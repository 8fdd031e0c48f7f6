import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { jpeg } from '../support/uploads'

let server: RunningServer
let authorization: string

beforeAll(async () => {
  server = await startServer()
  const body = JSON.stringify({ email: server.adminEmail, password: server.adminPassword })
  const headers = { 'Content-Type': 'application/json' }
  const login = await fetch(`${server.url}/api/users/login`, { method: 'POST', headers, body })
  authorization = `JWT ${((await login.json()) as { token: string }).token}`
})
afterAll(() => server.stop())

function send(bytes: Uint8Array, language = 'fr') {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(bytes)], 'salle.jpg', { type: 'image/jpeg' }))
  body.append('_payload', JSON.stringify({ alt: 'Une salle vide', needsConsent: false }))
  const headers = { authorization, 'Accept-Language': language }
  return fetch(`${server.url}/api/media`, { method: 'POST', headers, body })
}

test.each([10.6, 14, 40])(
  'the built server refuses a file of %d MB in the language of its sender',
  async (megabytes) => {
    const heavy = Buffer.alloc(megabytes * 1e6)
    const answers = [await send(heavy), await send(heavy, 'en')]
    expect(answers.map(({ status }) => status)).toEqual([413, 413])
    expect(await answers[0]?.text()).toContain('dépasse 10 Mo')
    expect(await answers[1]?.text()).toContain('larger than 10 MB')
  },
)

test('the built server serves an uploaded file: complete, a byte range, and 304', async () => {
  const { doc } = (await (await send(await jpeg(900, 600))).json()) as { doc: { url: string } }
  const url = `${server.url}${doc.url}`
  const complete = await fetch(url)
  expect(Object.fromEntries(complete.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
  })
  const bytes = Buffer.from(await complete.arrayBuffer())
  const part = await fetch(url, { headers: { Range: 'bytes=0-3' } })
  expect([part.status, await part.text()]).toEqual([206, bytes.toString('latin1', 0, 4)])
  const again = await fetch(url, { headers: { 'If-None-Match': String(complete.headers.get('etag')) } })
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  expect((await fetch(url.replace('salle', 'autre'))).status).toBe(404)
})
