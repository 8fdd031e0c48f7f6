import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Left, Quota } from '../../domain/quota'
import { credentialsOf } from '../../http/api-key'
import { hasBody } from '../../http/body'
import { clientAddress, clientNetwork, type Networks, networksOf } from '../../http/client-address'
import { LIMITS } from '../../http/limits'
import { isSafeMethod } from '../../http/method'
import { RequestCounter, rateLimitHeaders, tooManyRequests } from '../../http/rate-limit'
import { answerRefusal } from '../../http/refusal'

/** What the cache could not answer: a read that it could have held, or anything else. */
export type Uncached = 'miss' | 'other'

const { windowMs, ...limits } = LIMITS.requests
const quota = (name: keyof typeof limits): Quota => ({ name, limit: limits[name], windowMs })
const quotas = {
  address: quota('address'),
  files: quota('files'),
  misses: quota('misses'),
  bodies: quota('bodies'),
  key: quota('key'),
}

/**
 * Addresses of this machine and of private networks: a proxy that `TRUST_PROXY` does not name, for all its clients, or people of
 * the house. Whoever is behind them is not one client.
 */
const unlimited = networksOf([
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'],
  ...['::1', 'fc00::/7', 'fe80::/10'],
])

/**
 * Limits the requests that reach the application, by address and by API key. Responses from the cache are never counted. Counts
 * are those of this node.
 */
export class RequestLimits {
  readonly #counter = new RequestCounter()

  constructor(private readonly proxies: Networks) {}

  /** Counts a request and returns whether it may go on. One that may not has been answered with 429, its body unread. */
  admit(request: IncomingMessage, response: ServerResponse, kind: Uncached): boolean {
    const lefts = this.#count(request, kind)
    if (lefts.length === 0) return true
    for (const [name, value] of Object.entries(rateLimitHeaders(lefts))) response.setHeader(name, value)
    const exceeded = lefts.find(({ isExceeded }) => isExceeded)
    if (!exceeded) return true
    if (hasBody(request.headers)) response.setHeader('Connection', 'close')
    answerRefusal(response, tooManyRequests(exceeded), request.headers)
    return false
  }

  #count(request: IncomingMessage, kind: Uncached): Left[] {
    const { headers, socket } = request
    const credentials = credentialsOf(headers.authorization)
    const lefts: Left[] = []
    if (credentials?.kind === 'key') lefts.push(this.#counter.count(quotas.key, digest(credentials.text)))
    const address = clientAddress(socket.remoteAddress, headers, this.proxies)
    if (address === '' || unlimited.check(address, address.includes(':') ? 'ipv6' : 'ipv4')) return lefts
    const network = clientNetwork(address)
    if (isFile.test(request.url ?? '') && isSafeMethod(request.method)) {
      return [...lefts, this.#counter.count(quotas.files, network)]
    }
    lefts.push(this.#counter.count(quotas.address, network))
    const isKnown = credentials !== undefined || headers.cookie?.includes('payload-token') === true
    if (kind === 'miss') lefts.push(this.#counter.count(quotas.misses, network))
    else if (hasBody(headers) && !isKnown) lefts.push(this.#counter.count(quotas.bodies, network))
    return lefts
  }
}

const isFile = /^\/api\/[a-z-]+\/file\//

/** A name for a key by which nobody who reads the memory of the process learns it. */
const digest = (key: string): string => createHash('sha256').update(key).digest('base64url')
