import { getPayload, type SanitizedConfig } from 'payload'
import { openPreflight, withCors } from '../api/cors'
import { credentialsRefusal } from '../api/credentials'
import { methodRefusal } from '../api/rest/route-refusal'
import { publicRouteOf } from '../content/public-routes'
import { errorReader, refusalResponse } from '../http/refusal'

type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Promise<Response> | Response

/** A handler for every path that a feature declares public; `other` answers any other path. */
export const publicRoute =
  <Rest extends unknown[]>(config: Promise<SanitizedConfig>, other: Handler<Rest>) =>
  async (request: Request, ...rest: Rest): Promise<Response> => {
    const payload = await getPayload({ config })
    const route = publicRouteOf(payload.config, new URL(request.url).pathname)
    if (!route) return other(request, ...rest)
    const unknown = await credentialsRefusal(payload, request.headers, true)
    if (!unknown) return route.respond(payload, request)
    return withCors(refusalResponse(unknown, errorReader(request.headers)), request, payload.config)
  }

/** A handler of OPTIONS for paths that are only read: it names their methods, and answers the preflight request of a page of any origin. */
export const readableOnly =
  (config: Promise<SanitizedConfig>) =>
  async (request: Request): Promise<Response> =>
    openPreflight(request, await config, ['GET', 'HEAD']) ??
    withCors(new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS' } }), request, await config)

/** A handler of a method that declared paths do not have: refused there with 405; `other` answers any other path. */
export const beyondPublicRoutes =
  <Rest extends unknown[]>(config: Promise<SanitizedConfig>, other: Handler<Rest>) =>
  async (request: Request, ...rest: Rest): Promise<Response> => {
    const sanitized = await config
    if (!publicRouteOf(sanitized, new URL(request.url).pathname)) return other(request, ...rest)
    return withCors(refusalResponse(methodRefusal(['GET']), errorReader(request.headers)), request, sanitized)
  }
