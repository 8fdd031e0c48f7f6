import type { Cms } from '../boot/handshake'
import { deliver } from '../delivery/deliver'
import type { Handler } from '../delivery/handler'
import { publicCollections } from '../domain/public-collections'
import { env } from '../env'
import { watchDatabase } from './database-watch'

/** Puts the cache of public answers in front of the application; `closers` get what must end before it. */
export function withDelivery(application: Handler, cms: Cms, closers: (() => Promise<void>)[]): Handler {
  const database = watchDatabase(cms)
  const delivery = deliver(application, {
    collections: publicCollections,
    maxBytes: env.CACHE_MAX_MB * 1024 * 1024,
    isUp: database.isUp,
    corsOrigins: env.CORS_ORIGINS,
    isPurged: false,
  })
  closers.unshift(delivery.close, database.stop)
  return delivery.handle
}
