import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openShareLink, type ShareLink, sealShareLink } from '../../src/editorial/share-link/token'

const secret = 'a-secret-for-tests-only-0123456789abcdef'
const link: ShareLink = {
  collection: 'sessions',
  id: '6650c0ffee0000000000beef',
  language: 'fr',
  expiresAt: '2026-12-02T14:00:00.000Z',
}
const before = new Date('2026-12-02T13:59:59.000Z')
const after = new Date('2026-12-02T14:00:00.000Z')

describe('a share link', () => {
  test('shows its document until it expires', () => {
    const token = sealShareLink(link, secret)
    expect(openShareLink(token, secret, before)).toEqual({ state: 'open', link })
    expect(openShareLink(token, secret, after)).toEqual({ state: 'expired' })
  })

  test('is forged for another secret', () => {
    expect(openShareLink(sealShareLink(link, secret), `${secret}x`, before)).toEqual({ state: 'forged' })
  })

  test('is forged when its content is replaced', () => {
    const token = sealShareLink(link, secret)
    const [, signed] = token.split('.')
    const longer = Buffer.from(JSON.stringify(['sessions', link.id, 'fr', 4102444800])).toString('base64url')
    expect(openShareLink(`${longer}.${signed}`, secret, before)).toEqual({ state: 'forged' })
  })

  test('is forged when any character changes', () => {
    const token = sealShareLink(link, secret)
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABCxyz019-_.= é'), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1)
        fc.pre(changed !== token)
        expect(openShareLink(changed, secret, before)).toEqual({ state: 'forged' })
      }),
    )
  })

  test('is forged when it is any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(openShareLink(text, secret, before)).toEqual({ state: 'forged' })
      }),
    )
  })
})
