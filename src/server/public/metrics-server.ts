import type { Registry } from 'prom-client'
import type { Part } from '../../database/decorate'
import { listen } from './listen'
import { metricsHandler } from './metrics-endpoint'

/** Serves the metrics on a port of this machine only; rejects with a `StartError` that says what to change. */
export async function startMetricsServer(registry: Registry, port: number): Promise<Part> {
  const server = await listen(metricsHandler(registry), port, '127.0.0.1', 'METRICS_PORT')
  return {
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
