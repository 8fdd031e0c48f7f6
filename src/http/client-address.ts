import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Addresses and networks in CIDR notation, such as `10.0.0.0/8`. */
export type Networks = Pick<BlockList, 'check'>

/** Reads addresses and networks. Throws on anything else. */
export function networksOf(values: readonly string[]): Networks {
  const list = new BlockList()
  for (const value of values) {
    const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(value) ?? []
    const family = familyOf(address)
    if (!family) throw new TypeError(`Not an address or a network: ${value}`)
    if (length === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(length), family)
  }
  return list
}

const familyOf = (address: string) => (({ 0: undefined, 4: 'ipv4', 6: 'ipv6' }) as const)[isIP(address) as 0 | 4 | 6]

/** Writes an IPv4 address that came over IPv6 as an IPv4 address. */
const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * The address of who sends a request: the peer of the connection, unless it is a proxy that is trusted; then the last address
 * that it or the trusted proxies before it received from (`X-Forwarded-For`). Empty when the connection is closed.
 */
export function clientAddress(peer: string | undefined, headers: IncomingHttpHeaders, proxies: Networks): string {
  const isTrusted = (address: string) => {
    const family = familyOf(address)
    return family !== undefined && proxies.check(address, family)
  }
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain)
  let address = plain(peer ?? '')
  while (isTrusted(address)) {
    const before = forwarded.pop()
    if (!before || !familyOf(before)) break
    address = before
  }
  return address
}

/** The part of an address that one client has to itself: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function clientNetwork(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...after]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** The network of an address, of which one client cannot be read: 24 bits of IPv4, 48 of IPv6. Empty for anything else. */
export function shortAddress(address: string): string {
  const family = isIP(address)
  if (family === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  if (family === 0) return ''
  const [first = '0', second = '0', third = '0'] = clientNetwork(address).split(':')
  return `${first}:${second}:${third || '0'}::/48`
}
