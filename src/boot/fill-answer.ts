import type { SanitizedConfig } from 'payload'
import { graphqlApi } from '../api/graphql/graphql-api'
import { restApi } from '../api/rest/rest-api'
import { trackSeparately } from '../cache/dependencies'
import type { OriginRequest, OriginResponse } from '../delivery/origin/origin'
import { readBytes } from '../http/buffered-body'

/** The requests of fills name no host, and no response depends on it. */
const SITE = 'http://localhost'

/**
 * Returns the function that answers the fills of the cache, each with its dependencies. It calls the handlers that the
 * API routes are made of, without Next. The body has a buffer of its own, so that it can be transferred to another thread.
 */
export function fillResponder(config: Promise<SanitizedConfig>): (request: OriginRequest) => Promise<OriginResponse> {
  const rest = restApi(config)
  const graphql = graphqlApi(config)
  return async ({ method, url, body }) => {
    const headers = new Headers({ 'accept-language': 'en' })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const request = new Request(`${SITE}${url}`, { method, headers, body })
    const [, , ...slug] = new URL(request.url).pathname.split('/').map(decodeURIComponent)
    const { result, dependencies } = await trackSeparately(async () => {
      const response =
        slug[0] === 'graphql'
          ? await graphql[method](request)
          : await rest[method](request, { params: Promise.resolve({ slug }) })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readBytes(response),
      }
    })
    return { ...result, dependencies }
  }
}
