import type { Endpoint, PayloadRequest } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { refuseRequest } from '../../../collections/shared/messages'
import { exclusively } from '../exclusive/exclusively'
import { refuseFields, respondWithProgress } from '../progress'
import { cloneEdition, planCopy } from './clone'
import { describePlan } from './describe-plan'
import { readOrder } from './order'
import { undoCopy } from './undo'

/**
 * `POST /api/programme/:edition/copy`: makes a new edition from this one, as drafts; with `{plan: true}` only returns the
 * plan. The same order sent again completes the edition and duplicates nothing.
 */
const cloneEndpoint: Endpoint = {
  path: '/programme/:edition/copy',
  method: 'post',
  handler: (req: PayloadRequest) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      const order = readOrder(await req.json?.().catch(() => undefined))
      if (Array.isArray(order)) return refuseFields(req, order)
      const edition = String(req.routeParams?.edition)
      const planned = await planCopy(req, edition, order)
      if ('refusal' in planned) return planned.refusal
      if (order.isPlan) return { status: 200, body: { plan: describePlan(req, planned.source, planned.plan) } }
      // An order that was interrupted is finished before this one begins, so the plan is made again.
      return exclusively(req, { operation: 'copy', edition, order }, report, (step) =>
        cloneEdition(req, edition, order, step),
      )
    }),
}

/** `POST /api/programme/:edition/copy/undo`: undoes a new edition entirely or not at all. */
const undoEndpoint: Endpoint = {
  path: '/programme/:edition/copy/undo',
  method: 'post',
  handler: (req: PayloadRequest) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      const edition = String(req.routeParams?.edition)
      const deleted = await exclusively(req, { operation: 'undo-copy', edition }, report, (step) =>
        undoCopy(req, edition, step),
      )
      return { status: 200, body: { edition: { id: edition, state: 'undone' }, deleted } }
    }),
}

/** Making a new edition from another one, and undoing it. */
export const cloneEndpoints: Endpoint[] = [cloneEndpoint, undoEndpoint]

function refuseNonPublishers(req: PayloadRequest): void {
  if (canPublish(req.user)) return
  throw refuseRequest(req, req.user ? 403 : 401, {
    fr: 'Votre compte ne permet pas de créer une édition. Demandez à une personne de l’équipe de publication.',
    en: 'Only those who publish make a new edition.',
  })
}
