import type { Bilingual } from './bilingual'

/** What a webhook may be called for. */
export const webhookEvents = [
  'edition.released',
  'session.changed',
  'session.cancelled',
  'content.published',
  'content.changed',
  'content.withdrawn',
] as const

export type WebhookEvent = (typeof webhookEvents)[number]

/** The event of a trial, which an administrator asks for. */
export const TRIAL_EVENT = 'webhook.test'

/** The names of the events in the admin. */
export const webhookEventLabels: Record<WebhookEvent | typeof TRIAL_EVENT, Bilingual> = {
  'edition.released': { fr: 'Programme publié', en: 'Programme released' },
  'session.changed': { fr: 'Session modifiée', en: 'Session changed' },
  'session.cancelled': { fr: 'Session annulée', en: 'Session cancelled' },
  'content.published': { fr: 'Contenu mis en ligne', en: 'Content published' },
  'content.changed': { fr: 'Contenu modifié', en: 'Content changed' },
  'content.withdrawn': { fr: 'Contenu retiré du site', en: 'Content withdrawn' },
  [TRIAL_EVENT]: { fr: 'Essai', en: 'Trial' },
}

/** Whether a text is the name of an event. */
export const isWebhookEvent = (text: string): text is WebhookEvent =>
  (webhookEvents as readonly string[]).includes(text)

/** The states of a delivery: waiting for its first or next attempt, accepted by the receiver, given up. */
export const deliveryStates = ['pending', 'delivered', 'dead'] as const

export type DeliveryState = (typeof deliveryStates)[number]
