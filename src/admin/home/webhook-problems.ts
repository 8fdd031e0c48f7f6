import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'

/** An active webhook that misses messages, and why. */
export interface WebhookProblem {
  id: string
  name: string
  /** How many messages were given up. */
  lost: number
  /** Whether messages wait since its secret cannot be read. */
  isUnreadable: boolean
  /** Whether it is limited to editions of which none exists. */
  isWithoutEdition: boolean
}

/** Finds the active webhooks that miss messages. */
export async function findWebhookProblems(payload: Payload): Promise<WebhookProblem[]> {
  const webhooks = await findDocuments(payload, 'webhooks', {
    as: 'system',
    where: { isActive: { equals: true } },
    select: { name: true, isLimited: true, editions: true },
  })
  if (webhooks.length === 0) return []
  const failed = await findDocuments(payload, 'webhook-deliveries', {
    as: 'system',
    where: {
      or: [
        { state: { equals: 'dead' } },
        { and: [{ state: { equals: 'pending' } }, { failure: { equals: 'unreadable-secret' } }] },
      ],
    },
    select: { webhook: true, state: true },
  })
  const editions = new Set(
    (await findDocuments(payload, 'editions', { as: 'system', trash: true, select: { slug: true } })).map(
      ({ id }) => id,
    ),
  )
  return webhooks
    .map(({ id, name, isLimited, editions: chosen }) => {
      const own = failed.filter(({ webhook }) => webhook === id)
      return {
        ...{ id, name },
        lost: own.filter(({ state }) => state === 'dead').length,
        isUnreadable: own.some(({ state }) => state === 'pending'),
        isWithoutEdition: isLimited === true && !chosen?.some((edition) => editions.has(idOf(edition) ?? '')),
      }
    })
    .filter(({ lost, isUnreadable, isWithoutEdition }) => lost > 0 || isUnreadable || isWithoutEdition)
}
