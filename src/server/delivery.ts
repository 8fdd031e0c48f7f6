import type { Cms } from '../boot/handshake'
import { joinOtherNodes } from '../delivery/bus'
import { deliver } from '../delivery/deliver'
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
    isPurged: false,
  })
  closers.unshift(delivery.close, database.stop, async () => bus?.close())
  const handle = await observe({ delivery, isUp: database.isUp, bus }, delivery.handle, closers)
  const snapshot = await remember(delivery, cms, bus)
  // First: it needs a cache that still hears writes, and a database.
  closers.unshift(() => snapshot.close())
  return handle
}

const busOf = (url: string | undefined) =>
  url === undefined ? undefined : joinOtherNodes((ends) => new RedisBus(url, ends, complain))
