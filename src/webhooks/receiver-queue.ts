import type { Payload } from 'payload'
import { renewLease, returnLease } from '../../collections/shared/lease'
import { pauseAfter } from '../domain/delivery-retries'
import { findActive } from './active-webhooks'
import { claimLease } from './claim-lease'
import { attemptDelivery } from './deliver-one'
import type { DeliveryCounts } from './delivery-counts'
import { findDue, giveUpAll, isAccepted, recordAttempt } from './queue'
import type { Attempt } from './send'

/** A lease lasts a minute: longer than this, an attempt, and what is read and written around it. */
const RENEW_AFTER_MS = 15_000

/** The deliveries to one webhook, one at a time, while this process has its lease. */
export class ReceiverQueue {
  /** The failures in a row of this receiver, whatever was sent. */
  #failures = 0
  #pausedUntil = 0
  #run: Promise<void> | undefined

  constructor(
    readonly payload: Payload,
    /** The id of the webhook. */
    readonly webhook: string,
    readonly counts: DeliveryCounts,
    readonly signals: { stopping: AbortSignal; interrupting: AbortSignal },
  ) {}

  /** Delivers what is due, unless it is being delivered. */
  start(): void {
    this.#run ??= this.#deliverDue()
      .catch((err: unknown) => this.payload.logger.error({ err, msg: 'Deliveries to a webhook have stopped.' }))
      .finally(() => {
        this.#run = undefined
      })
  }

  /** Resolves once nothing is being delivered. */
  async settled(): Promise<void> {
    await this.#run
  }

  async #deliverDue(): Promise<void> {
    const { payload, webhook } = this
    if (!(await this.#findDue())) return
    const owner = await claimLease(payload, `webhook:${webhook}`)
    if (!owner) return
    try {
      await this.#deliverWhileOwner(owner)
    } finally {
      await returnLease(payload, owner)
    }
  }

  async #deliverWhileOwner(owner: string): Promise<void> {
    let renewedAt = performance.now()
    while (!this.signals.stopping.aborted) {
      const delivery = await this.#findDue()
      // Read each time: it may have been changed or made inactive.
      const webhook = delivery && (await findActive(this.payload, this.webhook))
      if (!webhook) return
      if (performance.now() - renewedAt > RENEW_AFTER_MS) {
        if (!(await renewLease(this.payload, owner))) return
        renewedAt = performance.now()
      }
      const attempt = await attemptDelivery(this.payload, webhook, delivery, this.signals.interrupting)
      if (attempt.failure === 'interrupted') return
      const state = await recordAttempt(this.payload, delivery, attempt)
      this.counts.add(isAccepted(attempt) ? 'delivered' : 'failed')
      if (state === 'dead') this.#reportDead(delivery.event)
      if (attempt.status === 410) return this.#disable()
      this.#pause(attempt)
    }
  }

  #findDue = () => findDue(this.payload, this.webhook, Date.now() < this.#pausedUntil)

  #pause(attempt: Attempt): void {
    this.#failures = isAccepted(attempt) ? 0 : this.#failures + 1
    this.#pausedUntil = Date.now() + pauseAfter(this.#failures)
  }

  #reportDead(event: string): void {
    this.counts.add('dead')
    this.payload.logger.warn({ webhook: this.webhook, event, msg: 'A webhook delivery was given up.' })
  }

  /** The receiver says that it is gone for good: https://www.rfc-editor.org/rfc/rfc9110#name-410-gone */
  async #disable(): Promise<void> {
    const data = { isActive: false, isGone: true }
    await this.payload.db.updateOne({ collection: 'webhooks', id: this.webhook, data, returning: false })
    await giveUpAll(this.payload, this.webhook)
    this.payload.logger.warn({ webhook: this.webhook, msg: 'A webhook was disabled: its receiver answered 410.' })
  }
}
