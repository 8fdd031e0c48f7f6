import { randomUUID } from 'node:crypto'
import type { SanitizedConfig } from 'payload'
import { activeTrackers, type Dependencies, FILL_HEADER } from '../cache/dependencies'
import type { OriginRequest, OriginResponse } from '../delivery/origin/origin'
import { graphqlApi } from '../graphql/graphql-api'
import { readBytes } from '../http/buffered-body'
import { restApi } from '../http/rest-api'

/** Fills name no host, and no answer depends on it. */
const SITE = 'http://localhost'

/**
 * Answers the fills of the cache with what the routes of the API are made of, and tells what each has read; Next, its
 * server and its streams have no part in it. The body has a buffer of its own, to be handed to another thread.
 */
export function fillResponder(config: Promise<SanitizedConfig>): (request: OriginRequest) => Promise<OriginResponse> {
  const rest = restApi(config)
  const graphql = graphqlApi(config)
  return async ({ method, url, body }) => {
    const fill = randomUUID()
    const reading: Dependencies = { tags: new Set(), languages: new Set() }
    const headers = new Headers({ [FILL_HEADER]: fill, 'accept-language': 'en' })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const request = new Request(`${SITE}${url}`, { method, headers, body })
    const [, , ...slug] = new URL(request.url).pathname.split('/').map(decodeURIComponent)
    activeTrackers().set(fill, reading)
    try {
      const response =
        slug[0] === 'graphql'
          ? await graphql[method](request)
          : await rest[method](request, { params: Promise.resolve({ slug }) })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readBytes(response),
        dependencies: reading,
      }
    } finally {
      activeTrackers().delete(fill)
    }
  }
}
