/** Documents in a response to a request without a limit. */
export const DEFAULT_LIMIT = 25

/** The most documents in one response. */
export const MAX_LIMIT = 200

/** The most documents in a response to a request for `limit`. */
export const pageSizeFor = (limit: number | undefined): number =>
  limit && limit > 0 ? Math.min(Math.floor(limit), MAX_LIMIT) : limit === 0 ? MAX_LIMIT : DEFAULT_LIMIT
