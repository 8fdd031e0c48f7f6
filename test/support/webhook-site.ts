import type { Where } from 'payload'
import type { WebhookWorker } from '../../src/webhooks/worker'
import { signIn } from './accounts'
import { bootApp, type Session, type TestApp } from './app'
import { until } from './wait-until'

/** A webhook with its secret. */
export interface MadeWebhook {
  id: string
  secret: string
}

/** An application that delivers webhooks to receivers on this machine. */
export interface WebhookSite {
  app: TestApp
  admin: Session
  /** Makes an active webhook with a secret; by default of all events. */
  make(url: string, values?: object): Promise<MadeWebhook>
  /** The deliveries of a webhook, oldest first. */
  deliveries(webhook: string): Promise<Record<string, unknown>[]>
  /** Waits until a webhook has a delivery that fits. */
  untilDelivery(webhook: string, fits: (delivery: Record<string, unknown>) => boolean): Promise<void>
  /** Makes what waits for a webhook due now, as if its time had passed. */
  makeDue(webhook: string, values?: object): Promise<void>
  /** Waits until the log of changes has all that was written. */
  settle(): Promise<void>
  /** Starts what delivers, as another process would. */
  startWorker(): WebhookWorker
  /** Stops all that deliver, as a server that stops. */
  stopWorkers(): Promise<void>
  close(): Promise<void>
}

export const everyEvent = [
  'edition.released',
  'session.changed',
  'session.cancelled',
  'content.published',
  'content.changed',
  'content.withdrawn',
]

/** Boots an application, and starts what writes the log of changes and what delivers. */
export async function webhookSite(privateHosts = '127.0.0.1'): Promise<WebhookSite> {
  process.env.WEBHOOK_PRIVATE_HOSTS = privateHosts
  const app = await bootApp()
  app.payload.logger.level = 'silent'
  const { WebhookWorker } = await import('../../src/webhooks/worker')
  const { startChangeWorker } = await import('../../src/content/changes/change-worker')
  const { catchUp } = await import('../../src/content/changes/catch-up')
  const changes = startChangeWorker(app.payload)
  // What the database begins with is in the log before any webhook.
  await catchUp(app.payload)
  const workers = [new WebhookWorker(app.payload)]
  const admin = await signIn(app, 'admin')

  const post = async (path: string, json: object) => {
    const response = await app.fetch(path, { method: 'POST', as: admin, json })
    const body = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
    return body
  }
  const site: WebhookSite = {
    app,
    admin,
    make: async (url, values = {}) => {
      const { doc } = await post('/api/webhooks', { name: 'Site', url, events: everyEvent, ...values })
      const { secret } = await post(`/api/webhooks/${doc.id}/secret`, {})
      return { id: doc.id, secret }
    },
    deliveries: async (webhook) => {
      const query = `where[webhook][equals]=${webhook}&sort=position&limit=200&depth=0`
      const response = await app.fetch(`/api/webhook-deliveries?${query}`, { as: admin })
      return (await response.json()).docs
    },
    untilDelivery: async (webhook, fits) => {
      await until(async () => (await site.deliveries(webhook)).some(fits), 20_000)
    },
    makeDue: async (webhook, values = {}) => {
      const where: Where = { and: [{ webhook: { equals: webhook } }, { state: { equals: 'pending' } }] }
      const data = { nextAttemptAt: new Date(0).toISOString(), ...values }
      await app.payload.db.updateMany({ collection: 'webhook-deliveries', where, data })
    },
    settle: () => catchUp(app.payload),
    startWorker: () => {
      const worker = new WebhookWorker(app.payload)
      workers.push(worker)
      return worker
    },
    stopWorkers: async () => {
      for (const worker of workers.splice(0)) await worker.close()
    },
    close: async () => {
      await site.stopWorkers()
      await changes.close()
      await app.close()
    },
  }
  return site
}
