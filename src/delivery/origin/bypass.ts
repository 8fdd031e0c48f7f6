import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { isAnonymous } from '../../http/anonymous'
import { isSafeMethod } from '../../http/method'
import { acceptsProblem } from '../../http/negotiation'
import { openToAll } from '../../http/open-to-all'
import { answerRefusal } from '../../http/refusal'
import { isReadable, malformedUrl } from '../../http/url'
import type { DeliveryCounts } from '../metrics/counts'
import { isHttps, STRICT_TRANSPORT } from '../response/strict-transport'
import { endToEnd, type Origin, type OriginResponse } from './origin'
import { unavailable } from './unavailable'

/** Paths that pages of every origin read. */
const data = /^\/(?:api|feeds)\//

interface BypassOptions {
  counts: DeliveryCounts
  /** Whether the database answers. */
  isUp(): boolean
  /** The address at which readers reach the site. */
  publicUrl?: string
}

/** Sends requests past the cache, to the application. */
export class Bypass {
  constructor(
    readonly origin: Origin,
    readonly options: BypassOptions,
  ) {}

  /** Forwards a request of the public surface that must not be cached; `body` is what has been consumed of it. */
  async passThrough(request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> {
    if (!isReadable(request.url ?? '')) return answerRefusal(response, malformedUrl, request.headers)
    const isPublicRead = isAnonymous(request.headers) && (body !== undefined || isSafeMethod(request.method))
    if (isPublicRead && !this.options.isUp()) return this.refuse(request, response)
    await this.forward(request, this.#marked(request, response), body)
  }

  /** Forwards a request as it is. */
  forward(request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> {
    if (isHttps(this.options.publicUrl)) response.setHeader(...STRICT_TRANSPORT)
    return this.origin.forward(request, response, body).catch(() => this.refuse(request, response))
  }

  /** Sends a response of the origin that must not be cached to one of the clients that asked for it. */
  send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: OriginResponse): void {
    this.#marked(request, response).writeHead(status, {
      ...endToEnd(headers),
      'content-length': body.length,
      'x-content-type-options': 'nosniff',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  /** Answers 503. */
  refuse(request: IncomingMessage, response: ServerResponse): void {
    if (response.headersSent) return
    this.options.counts.refused += 1
    unavailable(request, response)
  }

  #marked(request: IncomingMessage, response: ServerResponse): ServerResponse {
    this.options.counts.bypasses += 1
    response.setHeader('X-Cache', 'BYPASS')
    response.setHeader('Cache-Status', 'assises; fwd=bypass')
    // The default, where the application sets none.
    const isAnybody = isAnonymous(request.headers)
    response.setHeader('Cache-Control', isAnybody ? 'no-store' : 'private, no-store')
    // The application says so itself, but in the redirects of Next to a path without its last slash.
    if (isAnybody && data.test(request.url ?? ''))
      for (const [name, value] of Object.entries(openToAll)) response.setHeader(name, value)
    return response
  }
}

/**
 * Whether the application would answer this client of the API as it answers a fill: the request chooses no language, comes
 * from no other site, has no cookie and asks for no other media type.
 */
export function isAnsweredAlike({ accept, cookie, origin, ...headers }: IncomingHttpHeaders): boolean {
  const language = headers['accept-language'] ?? '*'
  return language === '*' && !cookie && !origin && !accept?.includes('graphql-response') && !acceptsProblem(accept)
}
