import { type CollectionConfig, type Endpoint, headersWithCors, type PayloadRequest, parseParams } from 'payload'
import { addJoins, type RequestedJoins } from '../../../collections/shared/hooks/serve-joins'
import { isTracked } from '../../cache/dependencies'
import { publicCollections } from '../../domain/public-collections'
import { bufferedBody } from '../../http/buffered-body'
import type { Doc } from './cached-documents'
import { withCachedFinds, withoutCache } from './cached-payload'
import { type FindArgs, findCached } from './find-cached'
import { serialize } from './json-memo'

const isList = ({ path, method }: Omit<Endpoint, 'root'>) => path === '/' && method === 'get'

/** `GET /api/<collection>`: for a fill of the cache from what is kept, for anybody else as Payload answers it. */
const keptList: Endpoint = {
  path: '/',
  method: 'get',
  handler: async (req) => (await answerKept(req)) ?? answerAsPayload(req),
}

/** The collections, the lists of the public ones answered from what is kept. */
export const withCachedLists = (collections: CollectionConfig[]): CollectionConfig[] =>
  collections.map((collection) =>
    publicCollections.has(collection.slug)
      ? { ...collection, endpoints: [keptList, ...(collection.endpoints || [])] }
      : collection,
  )

async function answerKept(req: PayloadRequest): Promise<Response | undefined> {
  if (!isTracked()) return undefined
  // A copy: Payload parses in place, and may have to once more.
  const { joins, pagination, ...asked } = parseParams({ ...req.query } as never)
  if (pagination === false) return undefined
  const { config } = collectionOf(req)
  const reader = withCachedFinds(req)
  const found = await findCached({
    ...asked,
    collection: config.slug,
    req: withoutCache(reader, req.payload),
  } as FindArgs)
  if (!found) return undefined
  if (joins) {
    const docs = found.docs.map((doc) => ({ ...doc })) as unknown as Doc[]
    await addJoins(config, docs, joins as RequestedJoins, asked.depth, reader)
    Object.assign(found, { docs })
  }
  const headers = new Headers({ 'content-type': 'application/json' })
  return new Response(bufferedBody(serialize(found)), { headers: headersWithCors({ headers, req }) })
}

function answerAsPayload(req: PayloadRequest): Promise<Response> | Response {
  const own = collectionOf(req).config.endpoints || []
  const endpoint = own.find((one) => isList(one) && one.handler !== keptList.handler)
  if (!endpoint) throw new Error('Payload has no list of this collection.')
  return endpoint.handler(req)
}

function collectionOf({ payload, routeParams }: PayloadRequest) {
  const collection = payload.collections[routeParams?.collection as keyof typeof payload.collections]
  if (!collection) throw new Error('A list is of a collection.')
  return collection
}
