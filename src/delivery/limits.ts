/** How long a response is cached while the writes of other nodes are not received. */
export const DISCONNECTED_MAX_AGE_MS = 1_000

/** The limits of the cache: what it stores, parses and asks for at once. Those of the API are in `src/http/limits.ts`. */
export const CACHE_LIMITS = {
  /** Fills at once: the application has one thread, so more answer no more, and leave more garbage to collect. */
  fills: 4,
  /** Fills that wait for their turn. Any further request that needs one is answered with 503. */
  waitingFills: 256,
  /** Raw requests in each of the two request indexes. */
  indexedRequests: 50_000,
  /** Share of the memory of the cache (`CACHE_MAX_MB`) that each request index may take. */
  indexShare: 1 / 32,
  /** Share of a request index that one raw request may take. */
  indexedRequestShare: 1 / 8,
  /** Characters of a REST URL whose response is cached, as sent and in its canonical form. */
  urlCharacters: 8_192,
  /** Brackets in a query string whose response is cached: the time to parse grows with the square of what they nest. */
  brackets: 700,
  /** Characters of the path of a page that is cached. */
  pathCharacters: 2_000,
  /** Characters of the query of a page or feed that is cached, in its canonical form. */
  queryCharacters: 4_000,
  /** Nested lists and objects in the variables of a GraphQL query that is cached. */
  variablesNesting: 100,
  /** Bytes of a response of the application. */
  responseBytes: 32 * 1024 * 1024,
  /** Bytes of the headers of a response of the application: a redirection repeats the URL twice. */
  responseHeaderBytes: 65_536,
  /** Characters of the tags in one header: each hit sends them, and shared caches refuse many. */
  tagHeaderCharacters: 4_000,
} as const
