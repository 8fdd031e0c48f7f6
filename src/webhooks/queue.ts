import type { FindArgs, Payload, Where } from 'payload'
import { nextAttempt } from '../domain/delivery-retries'
import { AT_ONCE, DELIVERIES, type Delivery } from './delivery'
import type { Attempt } from './send'

type Database = Pick<Payload, 'db'>

const pendingOf = (webhook: string): Where[] => [{ webhook: { equals: webhook } }, { state: { equals: 'pending' } }]

/**
 * Finds the next delivery of a webhook that is due: the oldest whose subject has no earlier one waiting for its next attempt.
 * With `onlyAsked`, one that an administrator asked for.
 */
export async function findDue({ db }: Database, webhook: string, onlyAsked: boolean): Promise<Delivery | undefined> {
  const now = new Date().toISOString()
  const waiting = await db.find<Pick<Delivery, 'subject'>>({
    collection: DELIVERIES,
    where: { and: [...pendingOf(webhook), { nextAttemptAt: { greater_than: now } }] },
    select: { subject: true },
    pagination: false,
    limit: 0,
  })
  const blocked = [...new Set(waiting.docs.map(({ subject }) => subject))]
  const and = [...pendingOf(webhook), { nextAttemptAt: { less_than_equal: now } }]
  if (blocked.length > 0) and.push({ subject: { not_in: blocked } })
  if (onlyAsked) and.push({ isAsked: { equals: true } })
  const due: FindArgs = {
    collection: DELIVERIES,
    where: { and },
    sort: ['position', 'event'],
    limit: 1,
    pagination: false,
  }
  return (await db.find<Delivery>(due)).docs[0]
}

/**
 * Records the outcome of an attempt. Returns the state of the delivery afterwards; `undefined` when its row is gone, or was
 * asked for again meanwhile.
 */
export async function recordAttempt(
  { db }: Database,
  delivery: Delivery,
  attempt: Attempt,
): Promise<Delivery['state'] | undefined> {
  const attempts = delivery.attempts + 1
  const now = Date.now()
  const next = isAccepted(attempt)
    ? undefined
    : nextAttempt(
        { attempts, queuedAt: new Date(delivery.queuedAt).getTime(), now },
        { random: Math.random(), retryAfterMs: attempt.retryAfterMs },
      )
  const state = isAccepted(attempt) ? 'delivered' : next === undefined ? 'dead' : 'pending'
  const { status = null, reason = null, failure = null, tookMs } = attempt
  const data = {
    ...{ state, attempts, status, reason, failure, tookMs },
    isAsked: false,
    lastAttemptAt: new Date(now).toISOString(),
    ...(next === undefined ? {} : { nextAttemptAt: new Date(next).toISOString() }),
  }
  const where: Where = { and: [{ id: { equals: delivery.id } }, { queuedAt: { equals: delivery.queuedAt } }] }
  return (await db.updateOne({ collection: DELIVERIES, where, data })) ? state : undefined
}

/** Whether a receiver has accepted a message. */
export const isAccepted = ({ status = 0 }: Attempt): boolean => status >= 200 && status < 300

/** Makes a delivery due at once, as if it had just been queued. Returns whether there is one. */
export async function askAgain({ db }: Database, webhook: string, id: string): Promise<boolean> {
  const where: Where = { and: [{ id: { equals: id } }, { webhook: { equals: webhook } }] }
  const queuedAt = new Date().toISOString()
  const data = { state: 'pending', attempts: 0, nextAttemptAt: AT_ONCE, isAsked: true, queuedAt }
  return Boolean(await db.updateOne({ collection: DELIVERIES, where, data }))
}

/** Gives up everything that waits for a webhook. */
export async function giveUpAll({ db }: Database, webhook: string): Promise<void> {
  await db.updateMany({ collection: DELIVERIES, where: { and: pendingOf(webhook) }, data: { state: 'dead' } })
}
