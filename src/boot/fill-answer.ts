import { randomUUID } from 'node:crypto'
import type { SanitizedConfig } from 'payload'
import { FILL_HEADER, type Reading, readingsUnderWay } from '../cache/dependencies'
import type { OriginAnswer, OriginRequest } from '../delivery/origin/origin'
import { graphqlApi } from '../graphql/graphql-api'
import { bytesOf } from '../http/buffered-body'
import { restApi } from '../http/rest-api'

/** Fills name no host, and no answer depends on it. */
const SITE = 'http://localhost'

/**
 * Answers the fills of the cache with what the routes of the API are made of, and tells what each has read; Next, its
 * server and its streams have no part in it. The body has a buffer of its own, to be handed to another thread.
 */
export function answersFills(config: Promise<SanitizedConfig>): (request: OriginRequest) => Promise<OriginAnswer> {
  const rest = restApi(config)
  const graphql = graphqlApi(config)
  return async ({ method, url, body }) => {
    const fill = randomUUID()
    const reading: Reading = { tags: new Set(), languages: new Set() }
    const headers = new Headers({ [FILL_HEADER]: fill, 'accept-language': 'en' })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const request = new Request(`${SITE}${url}`, { method, headers, body })
    const [, , ...slug] = new URL(request.url).pathname.split('/').map(decodeURIComponent)
    readingsUnderWay().set(fill, reading)
    try {
      const response =
        slug[0] === 'graphql'
          ? await graphql[method](request)
          : await rest[method](request, { params: Promise.resolve({ slug }) })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await bytesOf(response),
        reading,
      }
    } finally {
      readingsUnderWay().delete(fill)
    }
  }
}
