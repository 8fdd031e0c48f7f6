import type { Payload, Where } from 'payload'
import { startSeries } from '../../collections/shared/counters/next-number'
import { idOf } from '../../collections/shared/ids'
import type { ContentChange } from '../content/changes/change'
import { findChanges } from '../content/changes/find-changes'
import { isWebhookEvent, type WebhookEvent } from '../domain/webhook-events'
import type { Webhook } from '../payload-types'
import { AT_ONCE, DELIVERIES } from './delivery'

/** How many changes are read at once. */
const BATCH = 100
/** The row of `counters` whose value is the position up to which changes have been queued. */
const CURSOR = 'webhooks.queued'

/**
 * Queues a delivery of each change in the log since the last call for each webhook that waits for it. `isHeld` says whether
 * this process may still do so. Interrupted, it goes on where it was: a change is queued once.
 */
export async function enqueueChanges(payload: Payload, webhooks: Webhook[], isHeld: () => boolean): Promise<void> {
  let after = await firstToQueue(payload, webhooks)
  while (isHeld()) {
    const changes = await findChanges(payload, { after, limit: BATCH })
    const last = changes.at(-1)
    if (!last) return
    for (const change of changes) {
      for (const webhook of webhooks) {
        for (const event of eventsFor(webhook, change)) {
          if (!isHeld()) return
          await enqueue(payload, webhook.id, event, change)
        }
      }
    }
    after = last.position
    await moveCursor(payload, after)
  }
}

/** Whether there are changes that have not been queued. */
export const hasNewChanges = async (payload: Payload, webhooks: Webhook[]): Promise<boolean> =>
  (await findChanges(payload, { after: await firstToQueue(payload, webhooks), limit: 1 })).length > 0

/** The position after which changes are queued: no webhook waits for those before. */
const firstToQueue = async (payload: Payload, webhooks: Webhook[]): Promise<number> =>
  Math.max(await cursorOf(payload), Math.min(...webhooks.map(({ startsAfter }) => startsAfter ?? 0)))

/** The events of a change that a webhook waits for; none when it is limited to editions and all of them were deleted. */
export function eventsFor(
  { events, editions, isLimited, startsAfter }: Pick<Webhook, 'events' | 'editions' | 'isLimited' | 'startsAfter'>,
  change: Pick<ContentChange, 'events' | 'editions' | 'formerEditions' | 'position'>,
): WebhookEvent[] {
  if (change.position <= (startsAfter ?? 0)) return []
  const chosen = (editions ?? []).flatMap((edition) => idOf(edition) ?? [])
  // Who waits for an edition learns that something has left it, too.
  const concerned = [...change.editions, ...change.formerEditions]
  // Rows of MongoDB that were written before the field have editions alone.
  if ((isLimited ?? chosen.length > 0) && !concerned.some((edition) => chosen.includes(edition))) return []
  return change.events.filter(isWebhookEvent).filter((event) => events.includes(event))
}

async function enqueue(
  payload: Payload,
  webhook: string,
  event: WebhookEvent,
  { position, collection, id, editions, tags, at }: ContentChange,
): Promise<void> {
  const key = `${webhook}/${position}/${event}`
  const isQueued = async () =>
    (await payload.db.count({ collection: DELIVERIES, where: { key: { equals: key } } })).totalDocs > 0
  if (await isQueued()) return
  const data = {
    ...{ key, webhook, event, position, editions, happenedAt: at },
    ...{ about: collection, document: id, subject: `${collection}/${id}` },
    ...{ tags, queuedAt: new Date().toISOString() },
    ...{ state: 'pending', attempts: 0, nextAttemptAt: AT_ONCE },
  }
  try {
    await payload.db.create({ collection: DELIVERIES, data })
  } catch (error) {
    if (!(await isQueued())) throw error
  }
}

async function cursorOf({ db }: Payload): Promise<number> {
  const row = await db.findOne<{ id: string; value: number }>({
    collection: 'counters',
    where: { key: { equals: CURSOR } },
  })
  return row?.value ?? 0
}

async function moveCursor(payload: Payload, position: number): Promise<void> {
  await startSeries(payload, CURSOR)
  const where: Where = { key: { equals: CURSOR } }
  await payload.db.updateOne({ collection: 'counters', where, data: { value: position } })
}
