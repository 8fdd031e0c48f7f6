import { describe, expect, test } from 'vitest'
import { clientAddress, clientNetwork, networksOf, shortAddress } from '../../src/http/client-address'

const proxies = networksOf(['10.0.0.0/8', '2001:db8::1'])
const none = networksOf([])
const address = (peer: string, forwarded: string | undefined, trusted = proxies) =>
  clientAddress(peer, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, trusted)

describe('the address of a client', () => {
  test.each([
    ['is the peer’s when no proxy is trusted', '10.0.0.1', '203.0.113.9', none, '10.0.0.1'],
    ['is the peer’s when the peer is not a trusted proxy', '198.51.100.7', '203.0.113.9', proxies, '198.51.100.7'],
    ['is the one that a trusted proxy received from', '10.0.0.1', '203.0.113.9', proxies, '203.0.113.9'],
    ['is not what the client itself claims', '10.0.0.1', '1.2.3.4, 203.0.113.9', proxies, '203.0.113.9'],
    [
      'is before the last of several trusted proxies',
      '2001:db8::1',
      '1.1.1.1, 203.0.113.9, 10.1.2.3',
      proxies,
      '203.0.113.9',
    ],
    ['is the proxy’s when it says nothing', '10.0.0.1', undefined, proxies, '10.0.0.1'],
    ['is the proxy’s when what it says is no address', '10.0.0.1', 'unknown', proxies, '10.0.0.1'],
    ['is an IPv4 address when it came over IPv6', '::ffff:203.0.113.9', undefined, proxies, '203.0.113.9'],
  ])('%s', (_, peer, forwarded, trusted, expected) => {
    expect(address(peer, forwarded, trusted)).toBe(expected)
  })
})

test('an IPv6 client has its network of 64 bits, an IPv4 client its address', () => {
  expect(clientNetwork('203.0.113.9')).toBe('203.0.113.9')
  expect(clientNetwork('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(clientNetwork('2001:0db8::1')).toBe('2001:db8:0:0::/64')
  expect(clientNetwork('::1')).toBe('0:0:0:0::/64')
})

test('a shortened address is that of its network, and nothing of a text that is none', () => {
  expect(shortAddress('203.0.113.9')).toBe('203.0.113.0/24')
  expect(shortAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::/48')
  expect(shortAddress('2001:0db8::1')).toBe('2001:db8:0::/48')
  expect([shortAddress(''), shortAddress('proxy, 203.0.113.9')]).toEqual(['', ''])
})

test.each(['10.0.0.0/99', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/1e1', '10.0.0.0/ ', '/8', 'proxy'])(
  'the network %j is refused',
  (network) => {
    expect(() => networksOf([network])).toThrow()
  },
)
