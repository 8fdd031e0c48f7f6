import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { addWebhookMetrics } from '../../../src/server/public/webhook-metrics'

test('the metrics of webhooks are those of the application, and the last known ones while it does not answer', async () => {
  const registry = new Registry()
  let read = async () => ({ delivered: 3, failed: 2, dead: 1, pending: 4 })
  addWebhookMetrics(registry, () => read())
  const expected = ['{outcome="delivered"} 3', '{outcome="failed"} 2', '{outcome="dead"} 1', '_pending 4']
  const first = await registry.metrics()
  for (const sample of expected) expect(first).toContain(sample)
  for (const broken of [
    () => Promise.reject(new Error('The application is not ready.')),
    () => new Promise<never>(() => undefined),
  ]) {
    read = broken
    const later = await registry.metrics()
    for (const sample of expected) expect(later).toContain(sample)
  }
})
