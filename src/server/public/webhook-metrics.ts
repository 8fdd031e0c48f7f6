import { setTimeout as wait } from 'node:timers/promises'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { DeliveryNumbers } from '../../webhooks/delivery-counts'

/** A scrape waits no longer than this for the application. */
const TIMEOUT_MS = 1_000
const outcomes = ['delivered', 'failed', 'dead'] as const

/** Adds the metrics of webhooks. While the application does not answer, they have the values of the scrape before. */
export function addWebhookMetrics(registry: Registry, read: () => Promise<DeliveryNumbers>): void {
  const registers = [registry]
  let last: DeliveryNumbers = { delivered: 0, failed: 0, dead: 0, pending: 0 }
  let reading: Promise<void> | undefined
  const refresh = (): Promise<void> => {
    reading ??= Promise.race([read().catch(() => undefined), wait(TIMEOUT_MS, undefined, { ref: false })]).then(
      (found) => {
        last = found ?? last
        reading = undefined
      },
    )
    return reading
  }
  new Counter({
    name: 'assises_webhook_attempts_total',
    help: 'Attempts to deliver to webhooks, by outcome; dead: deliveries given up.',
    labelNames: ['outcome'],
    registers,
    async collect() {
      await refresh()
      this.reset()
      for (const outcome of outcomes) this.inc({ outcome }, last[outcome])
    },
  })
  new Gauge({
    name: 'assises_webhook_pending',
    help: 'Deliveries to webhooks that wait.',
    registers,
    async collect() {
      await refresh()
      this.set(last.pending)
    },
  })
}
