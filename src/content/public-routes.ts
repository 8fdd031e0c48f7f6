import type { Config, Payload, SanitizedConfig } from 'payload'
import type { CacheTag } from '../cache/tags'
import { PublicPaths } from '../http/public-paths'

/** Paths that a feature serves to anybody by GET. Delivery caches them by what they read; nothing else knows their feature. */
export interface PublicRoute {
  /** As `PublicPaths` reads them: `/fr` is one path, `/fr/editions/` every path below it. */
  prefixes: readonly string[]
  /** Tags of every response, beside the tags of what it reads. */
  tags?: readonly CacheTag[]
  /** Answers a GET as for an anonymous reader. The response depends on the path alone, never on the query or a header. */
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
