import { type CollectionConfig, type Endpoint, headersWithCors, type PayloadRequest, parseParams } from 'payload'
import { addJoins, type RequestedJoins } from '../../../collections/shared/hooks/serve-joins'
import { isTracked } from '../../cache/dependencies'
import { publicCollections } from '../../domain/public-collections'
import { bufferedBody } from '../../http/buffered-body'
import { withCachedFinds, withPayload } from './cached-payload'
import { type FindArgs, findCached } from './find-cached'
import { serialize } from './json-memo'

const isList = ({ path, method }: Omit<Endpoint, 'root'>) => path === '/' && method === 'get'

/** `GET /api/<collection>`, from the read cache for a fill of the HTTP cache, from Payload's own endpoint otherwise. */
const cachedList: Endpoint = {
  path: '/',
  method: 'get',
  handler: async (req) => (await responseFromCache(req)) ?? responseFromPayload(req),
}

/** The collections, with the list endpoints of the public ones replaced by cached ones. */
export const withCachedLists = (collections: CollectionConfig[]): CollectionConfig[] =>
  collections.map((collection) =>
    publicCollections.has(collection.slug)
      ? { ...collection, endpoints: [cachedList, ...(collection.endpoints || [])] }
      : collection,
  )

async function responseFromCache(req: PayloadRequest): Promise<Response | undefined> {
  if (!isTracked()) return undefined
  // A copy, because Payload parses in place and may parse the original afterwards.
  const { joins, pagination, ...args } = parseParams({ ...req.query } as never)
  if (pagination === false) return undefined
  const { config } = collectionOf(req)
  const reader = withCachedFinds(req)
  const found = await findCached({
    ...args,
    collection: config.slug,
    req: withPayload(reader, req.payload),
  } as FindArgs)
  if (!found) return undefined
  if (joins) {
    found.docs = found.docs.map((doc) => ({ ...doc }))
    await addJoins(config, found.docs, joins as RequestedJoins, { depth: args.depth, req: reader })
  }
  const headers = new Headers({ 'content-type': 'application/json' })
  return new Response(bufferedBody(serialize(found)), { headers: headersWithCors({ headers, req }) })
}

function responseFromPayload(req: PayloadRequest): Promise<Response> | Response {
  const own = collectionOf(req).config.endpoints || []
  const endpoint = own.find((one) => isList(one) && one.handler !== cachedList.handler)
  if (!endpoint) throw new Error('Payload has no list endpoint for this collection.')
  return endpoint.handler(req)
}

function collectionOf({ payload, routeParams }: PayloadRequest) {
  const collection = payload.collections[routeParams?.collection as keyof typeof payload.collections]
  if (!collection) throw new Error('The request names no collection.')
  return collection
}
