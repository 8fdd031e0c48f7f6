import type { IncomingMessage } from 'node:http'
import { isAnonymous } from '../../http/anonymous'
import { readAnnouncedBody } from '../../http/body'
import { LIMITS } from '../../http/limits'
import { acceptsJson } from '../../http/negotiation'
import type { PersistedQueries } from '../../http/persisted-queries'
import { type PublicPaths, pathnameOf } from '../../http/public-paths'
import type { OriginRequest } from '../origin/origin'
import { graphqlKey } from './graphql-key'
import { pageKey, requestOrigin } from './page-key'
import { restKey } from './rest-key'

const GRAPHQL = '/api/graphql'

/** What may be cached: the lists, counts and documents of public collections, GraphQL queries, and declared paths. */
export interface PublicSurface {
  collections: ReadonlySet<string>
  paths?: PublicPaths
  /** The fixed public URL of the site, if it has one. */
  publicUrl?: string
  /** The queries that clients name by their hash. */
  persisted?: PersistedQueries
}

interface Read {
  key: string
  request: OriginRequest
  /** Whether the same text need not be parsed again. */
  isIndexable: boolean
}
type Posted = { contentType: string | undefined; body: Buffer }

/** A request whose response may be cached: its raw text, which the request index knows, and how to parse it. */
export class Candidate {
  // A class rather than a closure: the TypeScript loader names each closure, which costs a hit two microseconds.
  constructor(
    readonly raw: string,
    private readonly url: string,
    private readonly surface: PublicSurface,
    /** The origin that the client named, for a page of a site without a public URL. */
    private readonly origin?: string,
    private readonly posted?: Posted,
  ) {}

  /** The body of a POST, which has been consumed from the request. */
  get body(): Buffer | undefined {
    return this.posted?.body
  }

  /** Whether the response is a declared path of a feature and not an answer of the API. */
  get isPage(): boolean {
    return this.origin !== undefined
  }

  /** The key and the request to the origin; `undefined` when the request must pass through. */
  read(): Read | undefined {
    if (this.posted) return readQuery('', this.surface, this.posted)
    if (this.origin !== undefined) return readPage(this.url, this.origin, this.surface)
    return isGraphQL(this.url)
      ? readQuery(this.url.slice(GRAPHQL.length + 1), this.surface)
      : readRest(this.url, this.surface)
  }
}

/**
 * The request as a candidate for the cache; `undefined` when it must pass through. A promise only where there is a body to
 * wait for.
 */
export function candidateOf(
  request: IncomingMessage,
  surface: PublicSurface,
): Candidate | undefined | Promise<Candidate | undefined> {
  const { method, headers, url = '' } = request
  if (!isAnonymous(headers)) return undefined
  if (isGraphQL(url) && !acceptsJson(headers.accept)) return undefined
  if (method === 'GET' || method === 'HEAD')
    return url.startsWith('/api/') && !isDeclared(url, surface)
      ? new Candidate(url, url, surface)
      : page(request, surface)
  return method === 'POST' && url === GRAPHQL ? posted(request, surface) : undefined
}

function page({ url = '', headers }: IncomingMessage, surface: PublicSurface): Candidate {
  const { publicUrl } = surface
  if (publicUrl) return new Candidate(url, url, surface, publicUrl)
  const origin = requestOrigin(headers)
  return new Candidate(`${origin} ${url}`, url, surface, origin)
}

async function posted(request: IncomingMessage, surface: PublicSurface): Promise<Candidate | undefined> {
  const contentType = request.headers['content-type']
  const body = await readAnnouncedBody(request, LIMITS.graphql.bodyBytes)
  if (!body) return undefined
  return new Candidate(`${contentType}\n${body.toString('latin1')}`, GRAPHQL, surface, undefined, { contentType, body })
}

/** Whether a feature declared a path below that of the API, as the description of the API. */
const isDeclared = (url: string, { paths }: PublicSurface): boolean => paths?.has(pathnameOf(url)) === true

const isGraphQL = (url: string): boolean => url === GRAPHQL || url.startsWith(`${GRAPHQL}?`)

function readRest(url: string, { collections }: PublicSurface): Read | undefined {
  const rest = restKey(url, collections)
  return rest && { key: rest.key, request: { method: 'GET', url: rest.url }, isIndexable: true }
}

function readPage(url: string, origin: string, { paths }: PublicSurface): Read | undefined {
  const read = pageKey(url, origin, paths?.parametersOf(pathnameOf(url)))
  return read && { key: read.key, request: { method: 'GET', url: read.url }, isIndexable: true }
}

// A query is asked by POST in either case: its canonical form may be longer than a URL.
function readQuery(search: string, { persisted }: PublicSurface, post?: Posted): Read | undefined {
  const query = graphqlKey({ search, ...(post ? { post } : {}) }, persisted)
  if (!query) return undefined
  const request: OriginRequest = { method: 'POST', url: GRAPHQL, body: query.body }
  return { key: query.key, request, isIndexable: !query.isRegistration }
}
