import { getPayload, type SanitizedConfig } from 'payload'
import { graphqlApi } from '../api/graphql/graphql-api'
import { restApi } from '../api/rest/rest-api'
import { trackRead, trackSeparately } from '../cache/dependencies'
import { ConsentLimits } from '../content/consent-limits'
import { publicRouteOf } from '../content/public-routes'
import type { OriginRequest, OriginResponse } from '../delivery/origin/origin'
import { readBytes } from '../http/buffered-body'

/** The origin of requests to the API, whose responses name none. Requests for pages bring their own. */
const SITE = 'http://localhost'

/**
 * Returns the function that answers the fills of the cache, each with its dependencies. It calls the handlers that the
 * routes are made of, without Next. The body has a buffer of its own, so that it can be transferred to another thread. With `hasEdge`,
 * the dependencies say until when consents cover the response.
 */
export function fillResponder(
  config: Promise<SanitizedConfig>,
  hasEdge = false,
): (request: OriginRequest) => Promise<OriginResponse> {
  const respond = responder(config)
  // Only caches at the edge outlive what they depend on.
  const limits = hasEdge ? new ConsentLimits(() => getPayload({ config })) : undefined
  return async ({ method, url, body }) => {
    const headers = new Headers({ 'accept-language': 'en' })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const request = new Request(new URL(url, SITE), { method, headers, body })
    const { result, dependencies } = await trackSeparately(async () => {
      const response = await respond(request)
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readBytes(response),
      }
    })
    const consentUntil = await limits?.until(dependencies.tags)
    return { ...result, dependencies: { ...dependencies, ...(consentUntil !== undefined && { consentUntil }) } }
  }
}

function responder(config: Promise<SanitizedConfig>): (request: Request) => Promise<Response> {
  const rest = restApi(config)
  const graphql = graphqlApi(config)
  return async (request) => {
    const { pathname } = new URL(request.url)
    const method = request.method as OriginRequest['method']
    const route = publicRouteOf(await config, pathname)
    if (route) {
      trackRead(route.tags ?? [])
      return route.respond(await getPayload({ config }), request)
    }
    if (pathname === '/api/graphql') return graphql[method](request)
    const [, , ...slug] = pathname.split('/').map(decodeURIComponent)
    return rest[method](request, { params: Promise.resolve({ slug }) })
  }
}
