import { getPayload, type SanitizedConfig } from 'payload'
import { publicRouteOf } from '../content/public-routes'

type Respond = (request: Request) => Promise<Response> | Response

/** A handler for every path that a feature declares public; `missing` answers any other, by default with an empty 404. */
export const publicRoute =
  (config: Promise<SanitizedConfig>, missing: Respond = () => new Response(null, { status: 404 })) =>
  async (request: Request): Promise<Response> => {
    const payload = await getPayload({ config })
    const route = publicRouteOf(payload.config, new URL(request.url).pathname)
    return route ? route.respond(payload, request) : missing(request)
  }
