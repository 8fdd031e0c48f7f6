import type { Config, Payload, SanitizedConfig } from 'payload'
import type { CacheTag } from '../cache/tags'
import { PublicPaths } from '../http/public-paths'

/** Paths that a feature serves by GET to anonymous readers. Delivery caches the responses by their dependencies, without knowing the feature. */
export interface PublicRoute {
  /** In the form of `PublicPaths`: `/fr` is one path, `/fr/editions/` every path below it. */
  prefixes: readonly string[]
  /** Tags of every response, beside those of its dependencies. */
  tags?: readonly CacheTag[]
  /** Responds to a GET as for an anonymous reader. The response depends on the path alone, never on the query or a header. */
  respond(payload: Payload, request: Request): Promise<Response>
}

interface Custom {
  publicRoutes?: readonly PublicRoute[]
}

/** Declares a public route; for the plugin of a feature. */
export function withPublicRoute(config: Config, route: PublicRoute): Config {
  const { publicRoutes = [] } = (config.custom ?? {}) as Custom
  return { ...config, custom: { ...config.custom, publicRoutes: [...publicRoutes, route] } }
}

/** The route that serves a path; `undefined` when no feature declares it. */
export const publicRouteOf = (config: SanitizedConfig, pathname: string): PublicRoute | undefined =>
  routesOf(config).find(({ prefixes }) => new PublicPaths(prefixes).has(pathname))

/** The prefixes of all public routes. */
export const publicPrefixesOf = (config: SanitizedConfig): string[] =>
  routesOf(config).flatMap(({ prefixes }) => prefixes)

const routesOf = ({ custom }: SanitizedConfig): readonly PublicRoute[] => (custom as Custom).publicRoutes ?? []
