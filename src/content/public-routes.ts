import type { Config, Payload, SanitizedConfig } from 'payload'
import type { CacheTag } from '../cache/tags'
import { type PublicPathSet, PublicPaths } from '../http/public-paths'

/** Paths that a feature serves by GET to anonymous readers. Delivery caches the responses by their dependencies, without knowing the feature. */
export interface PublicRoute extends PublicPathSet {
  /** Tags of every response, beside those of its dependencies. */
  tags?: readonly CacheTag[]
  /** Responds to a GET as for an anonymous reader. The response depends on the path and on `parameters`, never on another parameter or a header. */
  respond(payload: Payload, request: Request): Promise<Response>
  /** Whether the response has no end, and is therefore never cached. */
  isStream?: true
  /** What software may read there; nothing for pages. */
  operations?: readonly PublicOperation[]
}

/** A read of a public route, as the description of the API shows it. */
export interface PublicOperation {
  /** A name that no other operation has. */
  id: string
  /** The group it is shown in. */
  tag: string
  /** Its path, with names in braces: `/feeds/{edition}/calendar.ics`. */
  path: string
  summary: string
  mediaType: string
  /** The JSON Schema of the response; any object or list by default. */
  schema?: Record<string, unknown>
  /** Whether it may answer 410. */
  mayBeGone?: true
  /** What the names in the path stand for. */
  pathParameters?: Readonly<Record<string, string>>
  /** Its parameters; `schema` says which values are read, and is any text otherwise. */
  parameters?: readonly { name: string; description: string; schema?: Readonly<Record<string, unknown>> }[]
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
  routesOf(config).find(({ prefixes }) => new PublicPaths([{ prefixes }]).has(pathname))

/** The paths of all public routes whose responses are cached, in a form that can be sent to another thread. */
export const publicPathsOf = (config: SanitizedConfig): PublicPathSet[] =>
  routesOf(config)
    .filter(({ isStream }) => !isStream)
    .map(({ prefixes, parameters }) => ({ prefixes, parameters }))

/** The operations of all public routes. */
export const publicOperationsOf = (config: SanitizedConfig): PublicOperation[] =>
  routesOf(config).flatMap(({ operations = [] }) => operations)

const routesOf = ({ custom }: SanitizedConfig): readonly PublicRoute[] => (custom as Custom).publicRoutes ?? []
