import { Counter, Gauge, type Registry } from 'prom-client'
import type { DeliveryNumbers } from '../../webhooks/delivery-counts'
import { LastNumbers } from './last-numbers'

const outcomes = ['delivered', 'failed', 'dead'] as const

/** Adds the metrics of webhooks. While the application does not answer, they have the values of the scrape before. */
export function addWebhookMetrics(registry: Registry, read: () => Promise<DeliveryNumbers>): void {
  const registers = [registry]
  const last = new LastNumbers({ delivered: 0, failed: 0, dead: 0, pending: 0 }, read)
  new Counter({
    name: 'assises_webhook_attempts_total',
    help: 'Attempts to deliver to webhooks, by outcome; dead: deliveries given up.',
    labelNames: ['outcome'],
    registers,
    async collect() {
      await last.refresh()
      this.reset()
      for (const outcome of outcomes) this.inc({ outcome }, last.value[outcome])
    },
  })
  new Gauge({
    name: 'assises_webhook_pending',
    help: 'Deliveries to webhooks that wait.',
    registers,
    async collect() {
      await last.refresh()
      this.set(last.value.pending)
    },
  })
}
