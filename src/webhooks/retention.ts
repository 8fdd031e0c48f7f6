import type { Payload, Where } from 'payload'
import { DELIVERIES } from './delivery'

const DAY_MS = 24 * 3_600_000
/** How long a delivery stays in the log, and how many of one webhook do; those that wait are not counted. */
const bounds = { days: 30, most: 2_000 }

/** Removes the deliveries that are old, and the oldest of a webhook that has too many. */
export async function removeOldDeliveries({ db }: Pick<Payload, 'db'>, { days, most } = bounds): Promise<void> {
  const oldest = new Date(Date.now() - days * DAY_MS).toISOString()
  await db.deleteMany({ collection: DELIVERIES, where: { queuedAt: { less_than: oldest } } })
  const { docs } = await db.find<{ id: string }>({
    collection: 'webhooks',
    select: { id: true },
    pagination: false,
    limit: 0,
  })
  for (const { id } of docs) {
    const done: Where[] = [{ webhook: { equals: id } }, { state: { not_equals: 'pending' } }]
    const page = { collection: DELIVERIES, where: { and: done }, sort: '-queuedAt', limit: most + 1 } as const
    // MongoDB answers a page past the end with the first one: the rows are counted here.
    const newest = await db.find<{ queuedAt: string }>({ ...page, select: { queuedAt: true }, pagination: false })
    const surplus = newest.docs[most]
    if (!surplus) continue
    await db.deleteMany({
      collection: DELIVERIES,
      where: { and: [...done, { queuedAt: { less_than_equal: surplus.queuedAt } }] },
    })
  }
}
