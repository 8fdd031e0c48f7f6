import type { Payload, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import type { Webhook } from '../payload-types'
import { webhooksWithSecret } from './secrets'

const isActive: Where = { isActive: { equals: true } }

/** The active webhooks that have a secret. */
export async function activeWebhooks(payload: Payload): Promise<Webhook[]> {
  const webhooks = await find(payload, isActive)
  if (webhooks.length === 0) return []
  const withSecret = await webhooksWithSecret(payload)
  return webhooks.filter(({ id }) => withSecret.has(id))
}

/** A webhook, unless it is inactive or deleted. */
export const findActive = async (payload: Payload, id: string): Promise<Webhook | undefined> =>
  (await find(payload, { and: [{ id: { equals: id } }, isActive] }))[0]

const find = (payload: Payload, where: Where) =>
  findDocuments(payload, 'webhooks', { as: 'system', where, showHiddenFields: true })
