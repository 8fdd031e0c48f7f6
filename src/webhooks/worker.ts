import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { renewLease, returnLease } from '../../collections/shared/lease'
import { subscribeToChanges } from '../content/changes/subscribe'
import type { Part } from '../database/decorate'
import { activeWebhooks } from './active-webhooks'
import { subscribeToAsked } from './asked'
import { claimLease } from './claim-lease'
import { DELIVERIES } from './delivery'
import { DeliveryCounts, type DeliveryNumbers } from './delivery-counts'
import { enqueueChanges, hasNewChanges } from './enqueue'
import { ReceiverQueue } from './receiver-queue'
import { removeOldDeliveries } from './retention'

const POLL_MS = 3_000
const RENEW_MS = 15_000
const RETENTION_MS = 3_600_000
/** How long a stop waits for the request that is under way. */
const CLOSE_TIMEOUT_MS = 2_000

/**
 * Queues and delivers the messages to webhooks, beside the requests: at once after a change, and every few seconds what is due
 * to be tried again or was left by another process.
 */
export class WebhookWorker implements Part {
  readonly counts = new DeliveryCounts()
  readonly #queues = new Map<string, ReceiverQueue>()
  readonly #closing = new AbortController()
  /** Ends the request under way. */
  readonly #interrupting = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly #unsubscribes: (() => void)[]
  #run: Promise<void> | undefined
  #mustRunAgain = false
  #hasFailed = false
  #nextRetention = 0

  constructor(readonly payload: Payload) {
    this.#unsubscribes = [subscribeToChanges(() => this.wake()), subscribeToAsked(() => this.wake())]
    this.#timer = setInterval(() => this.wake(), POLL_MS)
    this.#timer.unref()
    this.wake()
  }

  /** Looks for work now. A call while it looks makes it look once more. */
  wake(): void {
    this.#mustRunAgain = true
    if (!this.#closing.signal.aborted) this.#run ??= this.#runWhileAsked()
  }

  /** The numbers for metrics. */
  async numbers(): Promise<DeliveryNumbers> {
    const where = { state: { equals: 'pending' } }
    const { totalDocs } = await this.payload.db.count({ collection: DELIVERIES, where })
    return { ...this.counts.all, pending: totalDocs }
  }

  /** Stops; what is not delivered is delivered after the next start, or by another node. */
  async close(): Promise<void> {
    this.#closing.abort()
    clearInterval(this.#timer)
    for (const unsubscribe of this.#unsubscribes) unsubscribe()
    const settled = Promise.all([this.#run, ...[...this.#queues.values()].map((queue) => queue.settled())])
    const withinTime = () => Promise.race([settled, wait(CLOSE_TIMEOUT_MS, undefined, { ref: false })])
    await withinTime()
    this.#interrupting.abort()
    await withinTime()
  }

  async #runWhileAsked(): Promise<void> {
    try {
      while (this.#mustRunAgain && !this.#closing.signal.aborted) {
        this.#mustRunAgain = false
        await this.#work()
        this.#hasFailed = false
      }
    } catch (err) {
      // The database does not answer, perhaps: the next look tries again.
      if (!this.#hasFailed) this.payload.logger.error({ err, msg: 'Webhooks cannot be delivered for now.' })
      this.#hasFailed = true
    } finally {
      this.#run = undefined
    }
  }

  async #work(): Promise<void> {
    const webhooks = await activeWebhooks(this.payload)
    if (webhooks.length > 0 && (await hasNewChanges(this.payload, webhooks))) {
      await this.#holding('webhooks', (isHeld) => enqueueChanges(this.payload, webhooks, isHeld))
    }
    for (const webhook of webhooks) this.#queueOf(webhook.id).start()
    if (Date.now() < this.#nextRetention) return
    this.#nextRetention = Date.now() + RETENTION_MS
    await removeOldDeliveries(this.payload)
  }

  /** Does work that one process does at a time; nothing while another one does it. */
  async #holding(key: string, work: (isHeld: () => boolean) => Promise<void>): Promise<void> {
    const owner = await claimLease(this.payload, key)
    if (!owner) return
    let isLost = false
    const renew = () =>
      renewLease(this.payload, owner).then(
        (isHeld) => {
          isLost ||= !isHeld
        },
        () => undefined,
      )
    const timer = setInterval(() => void renew(), RENEW_MS)
    try {
      await work(() => !isLost && !this.#closing.signal.aborted)
    } finally {
      clearInterval(timer)
      await returnLease(this.payload, owner)
    }
  }

  #queueOf(id: string): ReceiverQueue {
    const signals = { stopping: this.#closing.signal, interrupting: this.#interrupting.signal }
    const queue = this.#queues.get(id) ?? new ReceiverQueue(this.payload, id, this.counts, signals)
    this.#queues.set(id, queue)
    return queue
  }
}
