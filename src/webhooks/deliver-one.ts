import type { Payload } from 'payload'
import { env } from '../env'
import type { Webhook } from '../payload-types'
import type { Delivery } from './delivery'
import { messageOf } from './message'
import { secretsOf } from './secrets'
import { type Attempt, send } from './send'
import { signatureHeaders } from './sign'

/** Sends a delivery once and returns the outcome. `closing` interrupts it. */
export async function attemptDelivery(
  payload: Payload,
  { url }: Pick<Webhook, 'url'>,
  delivery: Delivery,
  closing: AbortSignal,
): Promise<Attempt> {
  const at = Date.now()
  const secrets = await secretsOf(payload, delivery.webhook, new Date(at))
  if (secrets.length === 0) return { failure: 'unreadable-secret', tookMs: 0 }
  const body = JSON.stringify(await messageOf(payload, delivery))
  // The same for each attempt: a receiver recognises by it what it has received before.
  const headers = signatureHeaders({ id: `msg_${delivery.id}`, at, body }, secrets)
  return send({ url, headers, body }, receiverRules, closing)
}

/** What this server allows of the addresses of receivers. */
export const receiverRules = { privateHosts: env.WEBHOOK_PRIVATE_HOSTS, isHttpsRequired: env.isProduction }
