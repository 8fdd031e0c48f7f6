import type { Endpoint, PayloadRequest } from 'payload'
import * as z from 'zod'
import { messageFor, refuseRequest } from '../../../collections/shared/messages'
import { planRelease } from '../release/plan'
import { nothingPending, refuseNonPublishers, unknownEdition } from '../release/refusals'
import { planReleaseAt } from './plan-release'
import { formatAlreadyPlanned, releasePlanMessages as messages } from './release-plan-messages'

const requestedPlan = z.strictObject({
  at: z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()),
  replaces: z.string().min(1).max(64).optional(),
})

/**
 * `POST /api/programme/:edition/release/plan` with `{at, replaces?}`: plans a release for an instant to come. 201 with
 * `{planned: {id, at, by}}`; 409 `ALREADY_PLANNED` with the plan of the edition, until `replaces` names it.
 */
export const releasePlanEndpoint: Endpoint = {
  path: '/programme/:edition/release/plan',
  method: 'post',
  handler: async (req) => {
    refuseNonPublishers(req)
    const order = requestedPlan.safeParse(await req.json?.().catch(() => undefined))
    if (!order.success) throw refuseRequest(req, 400, messages.body)
    const { at, replaces } = order.data
    if (Date.parse(at) <= Date.now()) throw refuseRequest(req, 400, messages.past, 'PAST_INSTANT')
    const { id: edition, timezone } = await editionToRelease(req)
    const { isPlanned, plan } = await planReleaseAt(req, { edition, at, timezone, replaces })
    if (isPlanned) return respond({ planned: plan }, 201)
    const message = messageFor(req, formatAlreadyPlanned(plan, timezone))
    return respond({ errors: [{ message, code: 'ALREADY_PLANNED' }], planned: plan }, 409)
  },
}

/** The edition that a request names. Refuses one that does not exist, and one in which nothing is pending. */
async function editionToRelease(req: PayloadRequest): Promise<{ id: string; timezone: string }> {
  const plan = await planRelease(req, String(req.routeParams?.edition))
  if (!plan) throw unknownEdition(req)
  const { edition, pending, changes } = plan
  if (pending.length + changes.length === 0) throw refuseRequest(req, 409, nothingPending, 'NOTHING_PENDING')
  return edition
}

const respond = (body: object, status: number) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
