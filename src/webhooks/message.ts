import type { CollectionSlug, Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { TRIAL_EVENT } from '../domain/webhook-events'
import type { Delivery } from './delivery'

/** The body of a message: what happened, when, and the data. */
export interface Message {
  type: string
  timestamp: string
  data: Record<string, unknown>
}

/**
 * Makes the message of a delivery. The document is what an anonymous reader gets of it now: a message that waited shows
 * nothing that has been withdrawn meanwhile, and has `null` then.
 */
export async function messageOf(payload: Payload, delivery: Delivery): Promise<Message> {
  const { event, happenedAt, webhook, about, document: id, editions, tags } = delivery
  const message = { type: event, timestamp: new Date(happenedAt).toISOString() }
  if (event === TRIAL_EVENT) return { ...message, data: { webhook } }
  const data = { collection: about, id, editions, tags }
  if (event === 'content.withdrawn') return { ...message, data }
  return { ...message, data: { ...data, document: await publicDocument(payload, about, id) } }
}

async function publicDocument(payload: Payload, collection: string, id: string): Promise<object | null> {
  const options = { as: { user: null }, where: { id: { equals: id } }, limit: 1 } as const
  const [document] = await findDocuments<object>(payload, collection as CollectionSlug, options)
  return document ?? null
}
