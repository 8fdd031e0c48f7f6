import Link from 'next/link'
import type { Payload, ServerProps } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import { formatLost } from './messages'

/** The active webhooks with messages that were given up, for administrators. */
export async function LostDeliveries({ i18n, payload, user }: ServerProps) {
  if (user?.collection !== 'users' || user.role !== 'admin') return null
  const lost = await lostByWebhook(payload)
  if (lost.length === 0) return null
  const { admin } = payload.config.routes
  return (
    <ul className="home-lost">
      {lost.map(({ id, name, count }) => (
        <li key={id}>
          <Link href={`${admin}/collections/webhooks/${id}`} prefetch={false}>
            {name}
          </Link>{' '}
          {formatLost(count, languageOf(i18n))}
        </li>
      ))}
    </ul>
  )
}

async function lostByWebhook(payload: Payload): Promise<{ id: string; name: string; count: number }[]> {
  const where = { state: { equals: 'dead' } }
  const dead = await findDocuments(payload, 'webhook-deliveries', { as: 'system', where, select: { webhook: true } })
  if (dead.length === 0) return []
  const isActive = { isActive: { equals: true } }
  const webhooks = await findDocuments(payload, 'webhooks', { as: 'system', where: isActive, select: { name: true } })
  return webhooks
    .map(({ id, name }) => ({ id, name, count: dead.filter(({ webhook }) => webhook === id).length }))
    .filter(({ count }) => count > 0)
}
