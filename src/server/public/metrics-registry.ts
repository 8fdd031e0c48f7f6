import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { ArchiveSettings } from '../../backup/places/backup-bucket'
import type { Cms } from '../../boot/handshake'
import { PROBLEM_CODES } from '../../boot/problem'
import { deliveryMetrics, type Measured } from '../../delivery/metrics/metrics'
import { addBackupMetrics } from './backup-metrics'
import { addFileMetrics } from './file-metrics'
import { addPlanMetrics } from './plan-metrics'
import { addWebhookMetrics } from './webhook-metrics'

/** A scrape waits no longer than this for the application. */
const TIMEOUT_MS = 1_000

/** Every metric of this process: of the cache, of webhooks, of plans, of backups, of files, of what keeps it from saving, of the process itself. */
export function metricsRegistry(
  measured: Measured,
  cms: Pick<Cms, 'countDeliveries' | 'countFiles' | 'countPlans' | 'findProblems'>,
  places: ArchiveSettings,
): Registry {
  const registry = deliveryMetrics(measured)
  addWebhookMetrics(registry, () => cms.countDeliveries())
  addPlanMetrics(registry, () => cms.countPlans())
  addBackupMetrics(registry, places)
  addFileMetrics(registry, () => cms.countFiles())
  addProblemMetrics(registry, () => cms.findProblems())
  addProcessMetrics(registry)
  return registry
}

function addProblemMetrics(registry: Registry, find: Cms['findProblems']): void {
  new Gauge({
    name: 'assises_problem',
    help: '1 while this keeps the process from saving, by code.',
    labelNames: ['code'],
    registers: [registry],
    async collect() {
      const found = await Promise.race([find().catch(() => []), wait(TIMEOUT_MS, [], { ref: false })])
      for (const code of PROBLEM_CODES) {
        this.set({ code }, Number(found.some((problem) => problem.code === code)))
      }
    },
  })
}

/** The names of the client libraries of Prometheus, so that common dashboards find them. */
function addProcessMetrics(registry: Registry): void {
  const registers = [registry]
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of the process, in seconds.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of the process.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since 1970.',
    registers,
  }).set(Math.round(Date.now() / 1000 - process.uptime()))
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  new Gauge({ name: 'assises_build_info', help: '1, with the version.', labelNames: ['version'], registers }).set(
    { version },
    1,
  )
}
