import { getPayload, type SanitizedConfig } from 'payload'
import { publicRouteOf } from '../content/public-routes'
import { notFound } from '../site/page-responses'

/** A handler for every path that a feature declares public; a 404 page for any other. */
export const publicRoute =
  (config: Promise<SanitizedConfig>) =>
  async (request: Request): Promise<Response> => {
    const payload = await getPayload({ config })
    const route = publicRouteOf(payload.config, new URL(request.url).pathname)
    return route ? route.respond(payload, request) : notFound(request)
  }
