import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { exchange } from '../support/raw-http'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.stop())

/** Sends a path as it is, which `fetch` does not. */
async function get(path: string) {
  const [answer] = await exchange(server.url, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
  if (!answer) throw new Error(`No answer to ${path}`)
  return answer
}

describe('a path', () => {
  test.each(['/./api/users/me', '/x/../api/users/me', '/%2e/api/users/me', '/x/%2E%2e/%61pi/users/me'])(
    '%s is one of the API, with its rules',
    async (path) => {
      const [answer, plain] = [await get(path), await get('/api/users/me')]
      expect([answer.status, answer.body]).toEqual([200, plain.body])
      for (const name of ['cache-control', 'x-cache', 'vary']) {
        expect([name, answer.headers.get(name)]).toEqual([name, plain.headers.get(name)])
      }
      expect(answer.headers.get('cache-control')).toContain('no-store')
    },
  )

  test.each(['/API/users/me', '/api./users/me', '/Admin/login'])(
    '%s is another one, and finds nothing',
    async (path) => {
      const { status, body } = await get(path)
      expect([status, body.includes('"user"')]).toEqual([404, false])
    },
  )

  test.each(['/api%2Fusers/me', '/api/media/file/..%2f..%2fassises.db', '/api%5Cusers/me'])(
    '%s is refused: servers read an encoded separator differently',
    async (path) => {
      expect((await get(path)).status).toBe(400)
    },
  )
})

test.each([
  ['a path with a last slash', '/api/sessions/', 308],
  ['a path that is too long', `/api/sessions?where[title][equals]=${'a'.repeat(13_000)}`, 414],
])('%s is answered to a page of any origin', async (_, path, status) => {
  const headers = { origin: 'https://ailleurs.exemple' }
  const answer = await fetch(server.url + path, { headers, redirect: 'manual' })
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, '*'])
})

describe('every page', () => {
  test.each([
    '/',
    '/fr',
    '/fr/editions',
    '/en/editions',
    '/fr/nulle-part',
    '/fr/preview/sessions/x',
    '/fr/shared/x',
    '/ma-page/x',
  ])('%s asks for no device, runs no script and is framed by this site alone', async (path) => {
    for (const { headers } of [await get(path), await get(path)]) {
      expect(headers.get('permissions-policy')).toBe('camera=(), geolocation=(), microphone=(), payment=(), usb=()')
      expect(headers.get('referrer-policy')).toMatch(/origin|no-referrer/)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'self'")
      expect(policy).not.toMatch(/script-src|unsafe-eval/)
    }
  })

  test('of the admin runs the scripts within it by its nonce, and files of this site without one', async () => {
    const seen = new Set<string>()
    for (const path of ['/admin/login', '/admin/login', '/admin/forgot']) {
      const { headers, body } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'self' 'nonce-([^']+)';/.exec(policy)?.[1] ?? ''
      expect(policy).not.toContain('unsafe-eval')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('referrer-policy')).toMatch(/origin|no-referrer/)
      const inline = [...body.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(([, attributes = '']) => attributes)
      expect(inline.length).toBeGreaterThan(0)
      for (const attributes of inline) expect(attributes).toContain(`nonce="${nonce}"`)
      // A browser compiles a script again when its nonce differs from that of the page before.
      const files = [...body.matchAll(/<script[^>]*\ssrc="([^"]*)"[^>]*>/g)]
      expect(files.length).toBeGreaterThan(5)
      for (const [tag, source] of files) {
        expect(source).toMatch(/^\/_next\//)
        expect(tag).not.toContain('nonce')
      }
      seen.add(nonce)
    }
    expect(seen.size).toBe(3)
  })
})
