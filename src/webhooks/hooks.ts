import type { CollectionAfterDeleteHook, CollectionBeforeChangeHook } from 'payload'
import { refuseField, refuseRequest } from '../../collections/shared/messages'
import { lastPosition } from '../content/changes/log-rows'
import { receiverRules } from './deliver-one'
import { DELIVERIES } from './delivery'
import { addressMessages, MAX_WEBHOOKS, webhookMessages } from './messages'
import { addressRefusal } from './receiver-address'

/** Refuses an address to which nothing would be sent, at its field. A name is checked again at each connection. */
export const refuseAddress: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const url: unknown = data.url ?? originalDoc?.url
  const refusal = typeof url === 'string' ? addressRefusal(url, receiverRules) : undefined
  if (refusal) throw refuseField(req, 'webhooks', 'url', addressMessages[refusal])
  return data
}

/** Refuses more webhooks than requests may be under way at once. */
export const refuseTooMany: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const { totalDocs } = await req.payload.count({ collection: 'webhooks', overrideAccess: true })
  if (totalDocs >= MAX_WEBHOOKS) throw refuseRequest(req, 409, webhookMessages.tooMany, 'TOO_MANY_WEBHOOKS')
  return data
}

/**
 * Makes the choice of editions and its switch agree: whoever chooses editions limits the webhook to them, and whoever turns the
 * switch off gets all. What a deleted edition leaves stays limited.
 */
export const limitToEditions: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  const hasEditions = Array.isArray(data.editions) && data.editions.length > 0
  const isRefused = data.isLimited === false && (operation === 'create' || originalDoc?.isLimited === true)
  const isLimited = !isRefused && (data.isLimited === true || originalDoc?.isLimited === true || hasEditions)
  return { ...data, isLimited, editions: isLimited ? data.editions : [] }
}

/** Makes a webhook that becomes active begin at the end of the log of changes. */
export const startAtEnd: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const isActivated = data.isActive === true && originalDoc?.isActive !== true
  if (operation !== 'create' && !isActivated) return data
  return { ...data, isGone: false, startsAfter: await lastPosition(req.payload) }
}

/** Deletes the secret and the deliveries of a deleted webhook with it. */
export const deleteWhatBelongsToIt: CollectionAfterDeleteHook = async ({ id, req }) => {
  const where = { webhook: { equals: String(id) } }
  for (const collection of ['webhook-secrets', DELIVERIES] as const)
    await req.payload.db.deleteMany({ collection, where, req })
}
