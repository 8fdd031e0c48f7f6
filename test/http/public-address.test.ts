import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../src/http/public-address'

const closed = {
  'this network': ['0.0.0.0', '0.255.255.255'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  shared: ['100.64.0.1', '100.127.255.255'],
  loopback: ['127.0.0.1', '127.255.255.255', '::1'],
  'link-local': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
  'for documentation': ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  'for tests': ['198.18.0.1', '198.19.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  reserved: ['240.0.0.1', '255.255.255.255', '192.0.0.1', '192.88.99.1'],
  unspecified: ['::'],
  'unique local': ['fc00::1', 'fd12:3456::1'],
  'IPv4 in IPv6': [
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
  ],
  'IPv4 in 6to4 and Teredo': ['2002:7f00:1::', '2001::1', '2001:0:4136:e378::1'],
  'of no range that is in use': ['4000::1', '1::1', '5f00::1'],
}

describe('an address that is', () => {
  test.each(Object.entries(closed))('%s is not public', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })
})

test('addresses beside those networks are public', () => {
  const open = [
    ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '128.0.0.1', '172.15.255.255'],
    ...['172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
    ...['2001:200::1', '2003::1', '2606:4700::1111', '2a01:e0a::1'],
  ]
  expect(open.filter((address) => !isPublicAddress(address))).toEqual([])
})

test('what is no address is not public', () => {
  expect(['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '1.1.1.1.'].filter(isPublicAddress)).toEqual([])
})
