import type { Cms } from '../boot/handshake'
import { joinOtherNodes } from '../delivery/bus'
import { deliver } from '../delivery/deliver'
import { EdgePurger } from '../delivery/edge-purge'
import { purgeShapeOf } from '../delivery/edge-shapes'
import type { Handler } from '../delivery/handler'
import { RedisBus } from '../delivery/redis-bus'
import { publicCollections } from '../domain/public-collections'
import { env } from '../env'
import { watchDatabase } from './database-watch'
import { observe } from './observe'
import { remember } from './remember'
import { complain } from './terminal'

/** How long an answer is kept while what the other nodes write is not heard. */
const UNHEARD_MAX_AGE_MS = 1_000

/** Puts the cache of public answers in front of the application; `closers` get what must end before it. */
export async function withDelivery(application: Handler, cms: Cms, closers: (() => Promise<void>)[]): Promise<Handler> {
  const database = watchDatabase(cms)
  const bus = busOf(env.REDIS_URL)
  const delivery = deliver(application, {
    collections: publicCollections,
    maxBytes: env.CACHE_MAX_MB * 1024 * 1024,
    isUp: database.isUp,
    maxAgeMs: () => (bus && !bus.state.isConnected ? UNHEARD_MAX_AGE_MS : undefined),
    corsOrigins: env.CORS_ORIGINS,
    // What other nodes write unheard, shared caches would keep until somebody purges them.
    get isPurged() {
      return env.EDGE_PURGE_URL !== undefined && bus?.state.isConnected !== false
    },
  })
  const edge = edgeOf(env.EDGE_PURGE_URL)
  closers.unshift(
    delivery.close,
    database.stop,
    async () => bus?.close(),
    async () => edge?.close(),
  )
  const handle = await observe({ delivery, isUp: database.isUp, bus, edge }, delivery.handle, closers)
  const snapshot = await remember(delivery, cms, bus)
  // First: it needs a cache that still hears writes, and a database.
  closers.unshift(() => snapshot.close())
  return handle
}

const busOf = (url: string | undefined) =>
  url === undefined ? undefined : joinOtherNodes((ends) => new RedisBus(url, ends, complain))

function edgeOf(url = ''): EdgePurger | undefined {
  const shape = purgeShapeOf(url, env.EDGE_PURGE_TOKEN)
  return shape && new EdgePurger({ shape, warn: complain })
}
