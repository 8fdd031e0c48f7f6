import type { Cms } from '../../boot/handshake'
import { type BusListener, joinCluster } from '../../delivery/cluster/bus'
import { RedisBus } from '../../delivery/cluster/redis-bus'
import { deliver } from '../../delivery/deliver'
import { edgeAdapterOf } from '../../delivery/edge/adapters'
import { EdgePurger } from '../../delivery/edge/edge-purger'
import type { Origin } from '../../delivery/origin/origin'
import { publicCollections } from '../../domain/public-collections'
import { env } from '../../env'
import type { Handler } from '../../http/handler'
import type { FastPath } from '../fast-path/fast-path'
import { complain } from '../process/terminal'
import { observe } from './observe'
import { restoreSnapshot } from './restore-snapshot'

/** How long an answer is kept while what the other nodes write is not heard. */
const UNHEARD_MAX_AGE_MS = 1_000

/** What the cache needs of the application behind it, and tells it. */
export interface DeliveryParts {
  cms: Pick<Cms, 'contentHash' | 'observesAllWrites'>
  isUp(): boolean
  busListener: BusListener
  fastPath: FastPath
  /** Gets what must end before the application. */
  closers: (() => Promise<void>)[]
}

/** Puts the cache of public answers in front of the application. */
export async function withDelivery(origin: Origin, parts: DeliveryParts): Promise<Handler> {
  const { cms, closers, isUp, fastPath: lane } = parts
  const bus = busOf(env.REDIS_URL, parts)
  const delivery = deliver(origin, {
    collections: publicCollections,
    maxBytes: env.CACHE_MAX_MB * 1024 * 1024,
    isUp,
    maxAgeMs: () => (bus && !bus.state.isConnected ? UNHEARD_MAX_AGE_MS : undefined),
    rawRequest: (request) => lane.rawRequestOf(request),
    corsOrigins: env.CORS_ORIGINS,
    // What other nodes write unheard, shared caches would keep until somebody purges them.
    get isPurged() {
      return env.EDGE_PURGE_URL !== undefined && bus?.state.isConnected !== false
    },
  })
  lane.open(delivery.lookupRaw)
  const edge = edgeOf(env.EDGE_PURGE_URL)
  closers.unshift(
    async () => delivery.close(),
    async () => bus?.close(),
    async () => edge?.close(),
  )
  const handle = await observe({ delivery, isUp, bus, edge }, delivery.handle, closers)
  const snapshot = await restoreSnapshot(delivery, cms, bus)
  // First: it needs a cache that still hears writes, and a database.
  closers.unshift(() => snapshot.close())
  return handle
}

const busOf = (url: string | undefined, { busListener: others }: DeliveryParts) =>
  url === undefined ? undefined : joinCluster((ends) => new RedisBus(url, ends, complain), others)

function edgeOf(url = ''): EdgePurger | undefined {
  const shape = edgeAdapterOf(url, env.EDGE_PURGE_TOKEN)
  return shape && new EdgePurger({ adapter: shape, warn: complain })
}
