import type { IncomingMessage } from 'node:http'
import { readAnnouncedBody } from '../../http/body'
import { acceptsJson } from '../../http/negotiation'
import type { OriginRequest } from '../origin/origin'
import { isAnonymous } from './anonymous'
import { graphqlKey } from './graphql-key'
import { restKey } from './rest-key'

const MAX_GRAPHQL_BYTES = 100_000
const GRAPHQL = '/api/graphql'

/** A request whose answer may be kept: its text as it came, and how to read it once it is not known. */
export class Candidate {
  // A class, not an object with a closure: the loader of TypeScript names each closure, which costs a hit two microseconds.
  constructor(
    readonly raw: string,
    private readonly url: string,
    private readonly collections: ReadonlySet<string>,
    private readonly contentType?: string,
    /** The body of a POST, which has been read from the request and is no longer in it. */
    readonly body?: Buffer,
  ) {}

  read(): { key: string; request: OriginRequest } | undefined {
    if (this.body) return readQuery('', { contentType: this.contentType, body: this.body })
    return isGraphQL(this.url) ? readQuery(this.url.slice(GRAPHQL.length + 1)) : readRest(this.url, this.collections)
  }
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
  if (isGraphQL(url) && !acceptsJson(headers.accept)) return undefined
  if (method === 'GET' || method === 'HEAD') return new Candidate(url, url, collections)
  return method === 'POST' && url === GRAPHQL ? posted(request, collections) : undefined
}

async function posted(request: IncomingMessage, collections: ReadonlySet<string>): Promise<Candidate | undefined> {
  const contentType = request.headers['content-type']
  const body = await readAnnouncedBody(request, MAX_GRAPHQL_BYTES)
  return body && new Candidate(`${contentType}\n${body.toString('latin1')}`, GRAPHQL, collections, contentType, body)
}

const isGraphQL = (url: string): boolean => url === GRAPHQL || url.startsWith(`${GRAPHQL}?`)

function readRest(url: string, collections: ReadonlySet<string>) {
  const read = restKey(url, collections)
  return read && { key: read.key, request: { method: 'GET' as const, url: read.url } }
}

// However it came, a query is asked by POST: its canonical form may be longer than a URL.
function readQuery(search: string, post?: { contentType: string | undefined; body: Buffer }) {
  const query = graphqlKey({ search, ...(post ? { post } : {}) })
  return query && { key: query.key, request: { method: 'POST' as const, url: GRAPHQL, body: query.body } }
}
