import type { IncomingMessage } from 'node:http'
import { acceptsJson } from './accepts-json'
import { isAnonymous } from './anonymous'
import { graphqlKey } from './graphql-key'
import type { OriginRequest } from './origin'
import { readBody } from './read-body'
import { restKey } from './rest-key'

const MAX_GRAPHQL_BYTES = 100_000
const GRAPHQL = '/api/graphql'

/** A request whose answer may be kept: its text as it came, and how to read it once it is not known. */
export interface Candidate {
  raw: string
  /** The body of a POST, which has been read from the request and is no longer in it. */
  body?: Buffer
  read(): { key: string; request: OriginRequest } | undefined
}

/**
 * The request as a candidate for the cache; `undefined` when it must pass through whatever it says. A promise only where
 * there is a body to wait for.
 */
export function candidateOf(
  request: IncomingMessage,
  collections: ReadonlySet<string>,
): Candidate | undefined | Promise<Candidate | undefined> {
  const { method, headers, url = '' } = request
  if (!isAnonymous(headers)) return undefined
  const isGraphQL = url === GRAPHQL || url.startsWith(`${GRAPHQL}?`)
  if (isGraphQL && !acceptsJson(headers.accept)) return undefined
  if (method === 'GET' || method === 'HEAD') {
    return { raw: url, read: () => (isGraphQL ? readQuery(url.slice(GRAPHQL.length + 1)) : readRest(url, collections)) }
  }
  if (method !== 'POST' || url !== GRAPHQL) return undefined
  return readBody(request, MAX_GRAPHQL_BYTES).then((body) => body && posted(headers['content-type'], body))
}

const posted = (contentType: string | undefined, body: Buffer): Candidate => ({
  raw: `${contentType}\n${body.toString('latin1')}`,
  body,
  read: () => readQuery('', { contentType, body }),
})

function readRest(url: string, collections: ReadonlySet<string>) {
  const read = restKey(url, collections)
  return read && { key: read.key, request: { method: 'GET' as const, url: read.url } }
}

// However it came, a query is asked by POST: its canonical form may be longer than a URL.
function readQuery(search: string, post?: { contentType: string | undefined; body: Buffer }) {
  const query = graphqlKey({ search, ...(post ? { post } : {}) })
  return query && { key: query.key, request: { method: 'POST' as const, url: GRAPHQL, body: query.body } }
}
