import { randomUUID } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import { isAdmin } from '../../collections/shared/access/roles'
import { findDocuments } from '../../collections/shared/find-documents'
import { isValidId } from '../../collections/shared/ids'
import { refuseRequest } from '../../collections/shared/messages'
import { catchUp } from '../content/changes/catch-up'
import { lastPosition } from '../content/changes/log-rows'
import { TRIAL_EVENT } from '../domain/webhook-events'
import type { Webhook } from '../payload-types'
import { publishAsked } from './asked'
import { AT_ONCE, DELIVERIES } from './delivery'
import { webhookMessages as messages } from './messages'
import { askAgain } from './queue'
import { makeSecret, secretState } from './secrets'

/** `GET /api/webhooks/:id/secret`: whether there is a secret, and until when the one before it signs too. */
const showState: Endpoint = {
  path: '/:id/secret',
  method: 'get',
  handler: async (req) => {
    const { id } = await webhookOf(req)
    return privately({ secret: (await secretState(req.payload, id, new Date())) ?? null })
  },
}

/** `POST /api/webhooks/:id/secret`: makes a new secret and returns it as `{secret, previousUntil}`, this one time. */
const replaceSecret: Endpoint = {
  path: '/:id/secret',
  method: 'post',
  handler: async (req) => {
    const { id } = await webhookOf(req)
    const isFirst = (await secretState(req.payload, id, new Date())) === undefined
    // A webhook begins with its secret: what changed before is not sent.
    if (isFirst) {
      await catchUp(req.payload)
      const data = { startsAfter: await lastPosition(req.payload) }
      await req.payload.db.updateOne({ collection: 'webhooks', id, data, returning: false })
    }
    const made = await makeSecret(req.payload, id)
    if (!made) throw refuseRequest(req, 409, messages.otherSecret, 'SECRET_REPLACED')
    return privately(made, 201)
  },
}

/** `POST /api/webhooks/:id/test`: queues a trial, and returns its delivery as `{delivery}`. */
const sendTrial: Endpoint = {
  path: '/:id/test',
  method: 'post',
  handler: async (req) => {
    const webhook = await readyWebhook(req)
    const now = new Date().toISOString()
    const nonce = randomUUID()
    const { id } = await req.payload.db.create({
      collection: DELIVERIES,
      data: {
        ...{ key: `${webhook.id}/${TRIAL_EVENT}/${nonce}`, webhook: webhook.id, event: TRIAL_EVENT, position: 0 },
        ...{ subject: `${TRIAL_EVENT}/${nonce}`, happenedAt: now, queuedAt: now },
        ...{ state: 'pending', attempts: 0, nextAttemptAt: AT_ONCE, isAsked: true },
      },
    })
    publishAsked()
    return privately({ delivery: String(id) }, 202)
  },
}

/** `POST /api/webhooks/:id/deliveries/:delivery/resend`: sends a delivery again, whatever became of it. */
const resend: Endpoint = {
  path: '/:id/deliveries/:delivery/resend',
  method: 'post',
  handler: async (req) => {
    const webhook = await readyWebhook(req)
    const delivery = String(req.routeParams?.delivery)
    const isFound = isValidId(req.payload, delivery) && (await askAgain(req.payload, webhook.id, delivery))
    if (!isFound) throw refuseRequest(req, 404, messages.missingDelivery, 'NOT_FOUND')
    publishAsked()
    return privately({ delivery }, 202)
  },
}

export const webhookEndpoints = [showState, replaceSecret, sendTrial, resend]

const privately = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

/** The addressed webhook. Throws a refusal unless there is one and an administrator asks. */
async function webhookOf(req: PayloadRequest): Promise<Webhook> {
  if (!isAdmin(req.user)) throw refuseRequest(req, 403, messages.forbidden, 'FORBIDDEN')
  const id = String(req.routeParams?.id)
  const where = { id: { equals: id } }
  const [webhook] = isValidId(req.payload, id) ? await findDocuments(req, 'webhooks', { as: 'requester', where }) : []
  if (!webhook) throw refuseRequest(req, 404, messages.missing, 'NOT_FOUND')
  return webhook
}

/** The addressed webhook. Throws a refusal unless messages can be sent to it. */
async function readyWebhook(req: PayloadRequest): Promise<Webhook> {
  const webhook = await webhookOf(req)
  if (!webhook.isActive) throw refuseRequest(req, 409, messages.inactive, 'WEBHOOK_INACTIVE')
  const secret = await secretState(req.payload, webhook.id, new Date())
  if (!secret) throw refuseRequest(req, 409, messages.noSecret, 'WEBHOOK_WITHOUT_SECRET')
  if (!secret.isReadable) throw refuseRequest(req, 409, messages.unreadableSecret, 'WEBHOOK_SECRET_UNREADABLE')
  return webhook
}
