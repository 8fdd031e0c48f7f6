import { isIP } from 'node:net'
import { networksOf } from './client-address'

// https://www.iana.org/assignments/iana-ipv4-special-registry: what is not reachable from the whole Internet, and multicast.
const closedIPv4 = networksOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])
// https://www.iana.org/assignments/iana-ipv6-special-registry: all global unicast addresses are in the first network. Those
// that contain an IPv4 address (mapped, translated, Teredo, 6to4) are outside it or in one of the others.
const globalIPv6 = networksOf(['2000::/3'])
const closedIPv6 = networksOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** Whether an IP address is one of the public Internet: not private, loopback, link-local, shared, multicast or reserved. */
export function isPublicAddress(address: string): boolean {
  // A zone (`%eth0`) belongs to an address of a link.
  if (address.includes('%')) return false
  if (isIP(address) === 4) return !closedIPv4.check(address, 'ipv4')
  return isIP(address) === 6 && globalIPv6.check(address, 'ipv6') && !closedIPv6.check(address, 'ipv6')
}
