import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { withContentPolicy } from '../../src/server/application/content-policy'

/** The policy of the response, and the one that the application reads in the request. */
async function policies(url: string, isDevelopment = false, previewUrl?: string) {
  let read: unknown
  const request = { url, headers: {} } as IncomingMessage
  const response = new Headers()
  Object.assign(response, {
    setHeader: (name: string, value: string) => response.set(name, value),
    write() {},
    end() {},
  })
  const next = ({ headers }: IncomingMessage) => {
    read = headers['content-security-policy']
  }
  const handler = withContentPolicy(next, { isDevelopment, previewUrl })
  await handler(request, response as unknown as ServerResponse)
  return { sent: response.get('Content-Security-Policy') ?? '', read }
}

test('every page of the admin has a nonce of its own, which the application gets too', async () => {
  const nonces = new Set<string>()
  for (const url of ['/admin', '/admin/', '/admin?x=1', '/admin/collections/sessions', '/admin/login']) {
    const { sent, read } = await policies(url)
    expect(read).toBe(sent)
    nonces.add(/script-src 'self' 'nonce-([A-Za-z0-9+/=]{24})';/.exec(sent)?.[1] ?? '')
  }
  expect(nonces.size).toBe(5)
  expect([...nonces]).not.toContain('')
})

test('nothing evaluates text in production, and previews of another site may be framed', async () => {
  const { sent } = await policies('/admin', false, 'https://www.example.org/api/preview?x=1')
  expect(sent).not.toContain('unsafe-eval')
  expect(sent).toContain("frame-src 'self' https://www.example.org;")
  expect(sent).toMatch(/frame-ancestors 'self'; form-action 'self'; base-uri 'self'; object-src 'none'$/)
  expect((await policies('/admin', true)).sent).toContain("'unsafe-eval'")
})

test('other paths have the policy that their own response sets', async () => {
  for (const url of ['/', '/administration', '/api/admin', '/fr/admin']) {
    expect(await policies(url)).toEqual({ sent: '', read: undefined })
  }
})
