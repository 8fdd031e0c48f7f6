import type { Payload, Where } from 'payload'
import { DELIVERIES } from './delivery'

const DAY_MS = 24 * 3_600_000
/** How long a delivery stays in the log. */
const DAYS = 30
/** How many deliveries of one webhook stay in the log; those that wait are not counted. */
const MOST = 2_000

/** Removes the deliveries that are old, and the oldest of a webhook that has too many. */
export async function removeOldDeliveries({ db }: Pick<Payload, 'db'>): Promise<void> {
  const oldest = new Date(Date.now() - DAYS * DAY_MS).toISOString()
  await db.deleteMany({ collection: DELIVERIES, where: { queuedAt: { less_than: oldest } } })
  const { docs } = await db.find<{ id: string }>({
    collection: 'webhooks',
    select: { id: true },
    pagination: false,
    limit: 0,
  })
  for (const { id } of docs) {
    const done: Where[] = [{ webhook: { equals: id } }, { state: { not_equals: 'pending' } }]
    const page = { collection: DELIVERIES, where: { and: done }, sort: '-queuedAt', limit: 1, page: MOST + 1 } as const
    const [surplus] = (await db.find<{ queuedAt: string }>(page)).docs
    if (!surplus) continue
    await db.deleteMany({
      collection: DELIVERIES,
      where: { and: [...done, { queuedAt: { less_than_equal: surplus.queuedAt } }] },
    })
  }
}
