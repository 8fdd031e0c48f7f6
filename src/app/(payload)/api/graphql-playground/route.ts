import config from '@payload-config'
import { GRAPHQL_PLAYGROUND_GET } from '@payloadcms/next/routes'

/** A page to try queries on, in development only: Payload answers 404 in production. */
export const GET = GRAPHQL_PLAYGROUND_GET(config)
