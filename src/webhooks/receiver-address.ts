import dns from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '../http/public-address'

/** What the operator allows beside public addresses over https. */
export interface ReceiverRules {
  /** Hosts, with or without a port, that may have a private address and may be reached over http. */
  privateHosts: readonly string[]
  isHttpsRequired: boolean
}

/** Why no request is sent to an address. */
export type AddressRefusal = 'invalid-address' | 'insecure-address' | 'private-address'

/** Thrown when a name leads to an address that is not public. */
export class PrivateAddressError extends Error {
  readonly code = 'private-address' satisfies AddressRefusal
}

const isAllowedPrivate = ({ hostname, port, protocol }: URL, { privateHosts }: ReceiverRules): boolean =>
  privateHosts.includes(hostname) ||
  privateHosts.includes(`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`)

/** Why no request is sent to a URL, as far as that can be known without resolving its name; `undefined` when one may be. */
export function addressRefusal(address: string, rules: ReceiverRules): AddressRefusal | undefined {
  if (!URL.canParse(address)) return 'invalid-address'
  const url = new URL(address)
  const { protocol, hostname, username, password } = url
  if (!/^https?:$/.test(protocol) || hostname === '' || username || password) return 'invalid-address'
  if (isAllowedPrivate(url, rules)) return undefined
  if (protocol === 'http:' && rules.isHttpsRequired) return 'insecure-address'
  // Node resolves no literal address, so that the lookup does not see it.
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0) return isPublicAddress(literal) ? undefined : 'private-address'
  return /(?:^|\.)localhost\.?$/.test(hostname) ? 'private-address' : undefined
}

/**
 * Resolves the name of a receiver for a connection, each time, and fails unless all its addresses are public: a name cannot
 * lead elsewhere than where it was checked. A host that the operator lists is resolved by the system, and not checked.
 */
export function receiverLookup(url: URL, rules: ReceiverRules): LookupFunction {
  const resolve = isAllowedPrivate(url, rules) ? systemAddresses : publicAddresses
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (!first) callback(Object.assign(new Error('No address'), { code: 'ENOTFOUND' }), '')
        else if (all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

interface Address {
  address: string
  family: 4 | 6
}

const systemAddresses = async (hostname: string) => (await dns.lookup(hostname, { all: true })) as unknown as Address[]

/** By DNS alone: the lookups of the system share a few threads, which a name server that hangs would occupy. */
async function publicAddresses(hostname: string): Promise<Address[]> {
  const [four, six] = await Promise.allSettled([dns.resolve4(hostname), dns.resolve6(hostname)])
  const addresses: Address[] = [
    ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 as const })),
    ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 as const })),
  ]
  if (addresses.length === 0 && four.status === 'rejected') throw four.reason
  if (!addresses.every(({ address }) => isPublicAddress(address))) {
    throw new PrivateAddressError('The name of the receiver leads to an address that is not public.')
  }
  return addresses
}
