import type { SanitizedCollectionConfig } from 'payload'
import type { TestApp } from './app'

/** An endpoint of the running configuration. */
export interface KnownEndpoint {
  /** `post /api/share-links/`, with the parameters of its path. */
  name: string
  method: string
  path: string
}

/** Every endpoint of the configuration, Payload's own included, but those of accounts, which have a table of their own. */
export function everyEndpoint({ payload }: TestApp): KnownEndpoint[] {
  const { collections, endpoints } = payload.config
  const ofCollections = collections
    .filter(({ slug }) => slug !== 'users')
    .flatMap((collection) => endpointsOf(collection).map((one) => ({ ...one, path: `/${collection.slug}${one.path}` })))
  const all = [...(endpoints ?? []), ...ofCollections].map(({ method, path }) => ({
    method: String(method),
    path: `/api${path}`,
    name: `${String(method)} /api${path}`,
  }))
  return [...new Map(all.map((one) => [one.name, one])).values()]
}

const endpointsOf = ({ endpoints }: SanitizedCollectionConfig) => endpoints || []

/** The address of an endpoint, with values for the parameters of its path. */
export const addressOf = ({ path }: KnownEndpoint, values: Record<string, string>): string =>
  path.replace(/:(\w+)(?:\([^/]*\))?\??/g, (_, name: string) => values[name] ?? values.id ?? 'x').replace(/\/$/, '')
