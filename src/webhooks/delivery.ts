import type { DeliveryState } from '../domain/webhook-events'

/** A message to a webhook, as the database holds it. */
export interface Delivery {
  id: string
  webhook: string
  event: string
  position: number
  subject: string
  /** The collection and the id of the document that changed; empty for a trial. */
  about: string
  document: string
  editions: string[]
  tags: string[]
  happenedAt: string
  queuedAt: string
  state: DeliveryState
  attempts: number
  nextAttemptAt: string
  isAsked?: boolean | null
  lastAttemptAt?: string | null
  status?: number | null
  reason?: string | null
  failure?: string | null
  tookMs?: number | null
}

/** The collection of deliveries. */
export const DELIVERIES = 'webhook-deliveries'

/** Before any instant: what is due at once, whatever the clocks of two nodes say. */
export const AT_ONCE = new Date(0).toISOString()
