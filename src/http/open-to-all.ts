/** The headers of a response that a script of another origin may read, beside those that every script may. */
export const exposedHeaders = 'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After'

/** The headers of a response that a page of any origin may read. */
export const openToAll = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': exposedHeaders,
} as const
