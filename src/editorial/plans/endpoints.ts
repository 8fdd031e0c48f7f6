import type { Endpoint, Job, PayloadRequest, Where } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { nameSubject } from '../../../collections/shared/audit/subject'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isValidId } from '../../../collections/shared/ids'
import { refuseRequest } from '../../../collections/shared/messages'
import { JOBS } from '../../database/job-lease'
import { planInputOf } from './plan-input'
import { isPlan } from './plan-queries'

/** `POST /api/plans/:id/retry`: carries out a plan that is late or has failed within a minute, with all its tries. 202 with `{plan}`. */
const retry: Endpoint = {
  path: '/plans/:id/retry',
  method: 'post',
  handler: async (req) => {
    const id = await planOf(req)
    const isIdle: Where = { and: [{ id: { equals: id } }, { processing: { equals: false } }] }
    const { db } = req.payload
    if (!(await db.updateOne({ collection: JOBS, where: isIdle, data: { ...fresh(), waitUntil: now() } }))) {
      throw refuseRequest(req, 409, underWay, 'PLAN_UNDER_WAY')
    }
    return privately({ plan: id }, 202)
  },
}

/** `DELETE /api/plans/:id`: calls a plan off, or takes a failed one off the home of the admin. Returns `{plan}`. */
const callOff: Endpoint = {
  path: '/plans/:id',
  method: 'delete',
  handler: async (req) => {
    const id = await planOf(req)
    await req.payload.db.deleteMany({ collection: JOBS, where: { id: { equals: id } } })
    return privately({ plan: id })
  },
}

/** Trying a plan again, and calling it off, for those who publish. */
export const planEndpoints: Endpoint[] = [retry, callOff]

/** The id of the plan that a request names. Refuses those who do not publish, and a plan that is done or called off. */
async function planOf(req: PayloadRequest): Promise<string> {
  if (!canPublish(req.user)) throw refuseRequest(req, req.user ? 403 : 401, publishersOnly)
  const id = String(req.routeParams?.id)
  const where: Where = { and: [isPlan, { id: { equals: id } }] }
  const [job] = isValidId(req.payload, id) ? await findDocuments<Job>(req, JOBS, { as: 'system', where }) : []
  if (!job) throw refuseRequest(req, 404, unknown)
  const plan = planInputOf(job)
  if (plan) nameSubject(req, { collection: plan.collection, id: plan.id })
  return id
}

/** As a job is before its first try. */
const fresh = () => ({
  ...{ hasError: false, error: null, log: [], totalTried: 0, processing: false },
  ...{ leaseOwner: null, leaseUntil: null, startedAt: null, reportedAt: null, updatedAt: now() },
})

const now = () => new Date().toISOString()

const privately = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

const publishersOnly = {
  fr: 'Votre compte ne permet pas de changer ce qui est prévu. Demandez à une personne de l’équipe de publication.',
  en: 'Only those who publish change what is planned.',
}
const unknown = {
  fr: 'Ce n’est plus prévu : c’est fait, ou quelqu’un y a renoncé. Rechargez la page.',
  en: 'This is no longer planned: it is done, or was called off.',
}
const underWay = {
  fr: 'C’est en train d’être fait. Rechargez la page dans une minute.',
  en: 'This is under way. Look again in a minute.',
}
