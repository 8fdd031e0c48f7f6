import type { Cms } from '../../boot/handshake'
import type { Evictions } from '../../cache/evictions'
import { type BusListener, joinCluster } from '../../delivery/cluster/bus'
import { RedisBus } from '../../delivery/cluster/redis-bus'
import { deliver } from '../../delivery/deliver'
import { edgeAdapterOf } from '../../delivery/edge/adapters'
import { EdgePurger } from '../../delivery/edge/edge-purger'
import { DISCONNECTED_MAX_AGE_MS } from '../../delivery/limits'
import type { Origin } from '../../delivery/origin/origin'
import { publicCollections } from '../../domain/public-collections'
import { env } from '../../env'
import { networksOf } from '../../http/client-address'
import type { Handler } from '../../http/handler'
import { PersistedQueries } from '../../http/persisted-queries'
import { PublicPaths } from '../../http/public-paths'
import { trustedDocuments } from '../../http/trusted-documents'
import type { FastPath } from '../fast-path/fast-path'
import { tracedLookup } from '../fast-path/traced-lookup'
import type { Parts } from '../process/parts'
import { printError } from '../process/print'
import { evictedAtOnce, evictionsOf } from './evictions'
import { logMisses } from './log-misses'
import { withMetrics } from './metrics-endpoint'
import { metricsRegistry } from './metrics-registry'
import { startMetricsServer } from './metrics-server'
import { RequestLimits } from './request-limits'
import { restoreSnapshot } from './restore-snapshot'
import { withStaticFiles } from './static-files'
import { readManifest } from './static-manifest'

/** What the cache needs of the thread it runs in. */
export interface DeliveryContext {
  cms: Pick<
    Cms,
    | 'contentHash'
    | 'countDeliveries'
    | 'countFiles'
    | 'countPlans'
    | 'findProblems'
    | 'publicPaths'
    | 'observesAllWrites'
  >
  isUp(): boolean
  busListener: BusListener
  fastPath: FastPath
  parts: Pick<Parts<'snapshot' | 'metricsServer' | 'delivery' | 'bus' | 'edge'>, 'add'>
}

/** The started cache. */
interface StartedDelivery {
  answer: Handler
  /** Finds out when every copy of public responses had evicted what was written so far. Never rejects. */
  findEvictions(): Promise<Evictions>
}

/** Starts the cache in front of the application with all that belongs to it. */
export async function startDelivery(origin: Origin, context: DeliveryContext): Promise<StartedDelivery> {
  const { cms, parts, isUp, fastPath } = context
  const bus = startBus(context)
  const edge = startEdge(context)
  const limits = new RequestLimits(networksOf(env.TRUST_PROXY))
  const delivery = parts.add(
    'delivery',
    deliver(origin, {
      collections: publicCollections,
      paths: new PublicPaths(cms.publicPaths),
      publicUrl: env.PUBLIC_URL,
      persisted: new PersistedQueries(trustedDocuments(env)),
      maxBytes: env.CACHE_MAX_MB * 1024 * 1024,
      isUp,
      maxAgeMs: () => (bus && !bus.state.isConnected ? DISCONNECTED_MAX_AGE_MS : undefined),
      admit: (request, response, kind) => limits.admit(request, response, kind),
      rawRequest: (request) => fastPath.rawRequestOf(request),
      corsOrigins: env.CORS_ORIGINS,
      // While other nodes may write unnoticed, shared caches must not store responses until a purge.
      get isPurged() {
        return env.EDGE_PURGE_URL !== undefined && bus?.state.isConnected !== false
      },
    }),
  )
  const isTraced = env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined
  fastPath.open(isTraced ? tracedLookup(delivery.lookupRaw) : delivery.lookupRaw)
  const registry = metricsRegistry({ delivery, isUp, bus, edge }, cms, env)
  logMisses(delivery)
  if (env.METRICS_PORT !== undefined) {
    parts.add('metricsServer', await startMetricsServer(registry, env.METRICS_PORT))
  }
  const snapshot = parts.add('snapshot', await restoreSnapshot(delivery, cms, bus))
  return {
    answer: withStaticFiles(readManifest(), withMetrics(registry, env.METRICS_TOKEN, delivery.handle)),
    findEvictions: () => evictionsOf({ cache: evictedAtOnce, snapshot, nodes: bus, edge }),
  }
}

function startBus({ busListener, parts }: DeliveryContext) {
  const { REDIS_URL: url } = env
  if (url === undefined) return undefined
  return parts.add(
    'bus',
    joinCluster((handlers) => new RedisBus(url, handlers, printError), busListener),
  )
}

function startEdge({ parts }: DeliveryContext): EdgePurger | undefined {
  const adapter = edgeAdapterOf(env.EDGE_PURGE_URL ?? '', env.EDGE_PURGE_TOKEN)
  return adapter && parts.add('edge', new EdgePurger({ adapter, warn: printError }))
}
