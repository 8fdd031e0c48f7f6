import type { Server } from 'node:http'
import { deliveryMetrics, type Measured } from '../../delivery/metrics/metrics'
import { missLogLine } from '../../delivery/metrics/miss-log'
import { env } from '../../env'
import type { Handler } from '../../http/handler'
import { log } from '../process/log'
import { listen } from './listen'
import { metricsHandler, withMetrics } from './metrics-endpoint'

/** More refusals than this in one second are counted, not told: refusing must stay cheap. */
const MAX_REFUSALS_TOLD = 10

/** Logs each miss of the cache and serves its metrics, before `next` and on `METRICS_PORT`; `closers` get what must end. */
export async function observe(measured: Measured, next: Handler, closers: (() => Promise<void>)[]): Promise<Handler> {
  const registry = deliveryMetrics(measured)
  const mayTell = bounded(MAX_REFUSALS_TOLD)
  measured.delivery.counts.onMiss = (miss) => {
    const line = missLogLine(miss)
    if (line.event === 'miss' || mayTell()) log(line)
  }
  if (env.METRICS_PORT !== undefined) {
    const server = await listen(metricsHandler(registry), env.METRICS_PORT, '127.0.0.1', 'METRICS_PORT')
    closers.unshift(() => closed(server))
  }
  return withMetrics(registry, env.METRICS_TOKEN, next)
}

function bounded(perSecond: number): () => boolean {
  let second = 0
  let told = 0
  return () => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) [second, told] = [now, 0]
    told += 1
    return told <= perSecond
  }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
