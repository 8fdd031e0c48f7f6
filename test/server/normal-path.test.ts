import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAmbiguous, normalisePath } from '../../src/server/public/normal-path'

function normal(url: string): string {
  const request = { url } as IncomingMessage
  normalisePath(request)
  return request.url ?? ''
}

test.each([
  ['/./api/users/me', '/api/users/me'],
  ['/x/../api/users/me?a=/../b', '/api/users/me?a=/../b'],
  ['/%2e/api', '/api'],
  ['/a/%2E%2e/%61pi', '/api'],
  ['/../../api', '/api'],
  ['/api/.', '/api/'],
  ['/api/..', '/'],
  ['/api//users', '/api//users'],
  ['/fr/%C3%A9t%C3%A9', '/fr/%C3%A9t%C3%A9'],
  ['/api./users', '/api./users'],
  ['/API/users', '/API/users'],
  ['/api/a..b/...', '/api/a..b/...'],
])('%s is %s', (given, expected) => expect(normal(given)).toBe(expected))

test('a normal path is that of a browser, and stays as it is', () => {
  const part = fc.constantFrom('api', '.', '..', '%2e', '%2E.', '%61', 'é', '%C3%A9', 'a b', '')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const path = normal(`/${parts.map((one) => (one === 'é' || one === 'a b' ? encodeURI(one) : one)).join('/')}`)
      expect(normal(path)).toBe(path)
      expect(new URL(`http://a${path}`).pathname).toBe(path)
    }),
  )
})

test.each(['/api%2fusers', '/a%5Cb', '/api%2Fusers'])('%s is ambiguous', (path) => expect(isAmbiguous(path)).toBe(true))
