import fc from 'fast-check'
import { parseCookies } from 'payload'
import { describe, expect, it } from 'vitest'
import { isAnonymous } from '../../../src/http/anonymous'

describe('an anonymous request', () => {
  it.each([
    {},
    { cookie: '' },
    { cookie: '_ga=1; payload-lng=fr; payload-theme=dark' },
    { cookie: 'a=payload-token' },
    { cookie: 'a=payload-token=1' },
    { cookie: 'payload-token-2=1; my-payload-token=1; Payload-Token=1' },
    { 'x-forwarded-for': '::1', 'accept-language': 'fr' },
  ])('may have the headers %j', (headers) => {
    expect(isAnonymous(headers)).toBe(true)
  })

  it.each([
    { authorization: 'users API-Key 1' },
    { authorization: '' },
    { cookie: 'payload-token=1' },
    { cookie: 'payload-token=' },
    { cookie: 'payload-token' },
    { cookie: 'payload-token=%' },
    { cookie: 'a=1; payload-token=1' },
    { cookie: 'a=1;\tpayload-token = 1' },
    { cookie: ';;\u00A0payload-token=1' },
    { 'x-payload-http-method-override': 'GET' },
    { 'x-http-method-override': 'DELETE' },
  ])('does not have the headers %j', (headers) => {
    expect(isAnonymous(headers)).toBe(false)
  })

  it('has no login that Payload reads', () => {
    const part = fc.constantFrom('payload-token', 'a', '=', '= ', ';', '; ', '"', '%', '\t', '\u00A0', ',')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const cookie = parts.join('')
        // Node trims the blanks around a header that it receives.
        const isLogin = parseCookies(new Headers({ cookie })).get('payload-token') !== undefined
        if (isLogin) expect(isAnonymous({ cookie })).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is recognised without an error, whatever its cookies contain', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (cookie) => isAnonymous({ cookie })))
  })

  // In quadratic time this would take minutes, and the test would time out.
  it.each([';', '=', ' ', 'payload-token', 'payload-token ', '; payload-tokens='])(
    'is recognised in linear time when its cookies repeat "%s"',
    (part) => {
      expect(isAnonymous({ cookie: `payload-tokens${part.repeat(1_000_000 / part.length)}` })).toBe(true)
    },
  )
})
