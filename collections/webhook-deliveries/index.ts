import type { CollectionConfig } from 'payload'
import { deliveryStates } from '../../src/domain/webhook-events'
import { adminOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * One row for each message to a webhook: what it is about, and what became of it. It has nothing of the document itself, which
 * is read when the message is sent. Written by the delivery only.
 */
export const WebhookDeliveries: CollectionConfig = defineCollection({
  slug: 'webhook-deliveries',
  admin: { hidden: true },
  graphQL: false,
  defaultSort: '-queuedAt',
  access: { read: adminOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  fields: [
    // The webhook, the change and the event: a change is queued once.
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'webhook', type: 'text', required: true, index: true },
    { name: 'event', type: 'text', required: true },
    { name: 'position', type: 'number', required: true },
    // Messages of one subject are delivered in the order of their positions.
    { name: 'subject', type: 'text', required: true },
    { name: 'about', type: 'text' },
    { name: 'document', type: 'text' },
    { name: 'editions', type: 'json' },
    { name: 'tags', type: 'json' },
    { name: 'happenedAt', type: 'date', required: true },
    { name: 'queuedAt', type: 'date', required: true, index: true },
    { name: 'state', type: 'select', required: true, index: true, options: [...deliveryStates] },
    { name: 'attempts', type: 'number', required: true },
    { name: 'nextAttemptAt', type: 'date', required: true, index: true },
    // Whether an administrator asked for it: it does not wait for a receiver that fails.
    { name: 'isAsked', type: 'checkbox' },
    { name: 'lastAttemptAt', type: 'date' },
    { name: 'status', type: 'number' },
    { name: 'reason', type: 'text' },
    { name: 'failure', type: 'text' },
    { name: 'tookMs', type: 'number' },
  ],
})
