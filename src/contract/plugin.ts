import type { Plugin } from 'payload'
import { withPublicRoute } from '../content/public-routes'
import { contractDocuments, respondWithContract } from './documents'

/** Serves the descriptions of the API: OpenAPI, a page to read it, and the schema of GraphQL. */
export const contract = (): Plugin => (config) =>
  withPublicRoute(config, { prefixes: Object.keys(contractDocuments), respond: respondWithContract })
