import { isolateObjectProperty, type Job, type PayloadRequest } from 'payload'
import { canPublish, type Reader } from '../../../collections/shared/access/roles'
import { accountOf, actingAs } from '../../../collections/shared/audit/acting'
import { findDocuments } from '../../../collections/shared/find-documents'
import { refuseRequest } from '../../../collections/shared/messages'
import { completeJob, lockJob } from '../../database/job-lease'
import { unknownEdition } from '../release/refusals'
import { type Around, release } from '../release/release'
import { isPlanDone } from './is-plan-done'
import { type PlanJob, planInputOf, plannerOf } from './plan-input'
import { formatBlocked, releasePlanMessages } from './release-plan-messages'

/** The job of a planned release. */
type ReleaseJob = PlanJob & Pick<Job, 'id' | 'startedAt'>

/**
 * Makes a planned release, as the button does for who planned it, and records the plan as done in its transaction. Throws, and
 * publishes nothing, when a finding blocks, when who planned it may no longer release, or when another process has the plan.
 * An edition in which nothing is pending any more is left as it is.
 */
export async function releaseOnce(req: PayloadRequest, job: ReleaseJob): Promise<void> {
  const plan = planInputOf(job)
  if (!plan || (await isPlanDone(req.payload, job))) return
  const asking = isolateObjectProperty(req, ['context', 'locale', 'fallbackLocale', 'query', 'transactionID', 'user'])
  Object.assign(asking, { context: {}, transactionID: undefined, user: await plannerIn(req, job) })
  const acting = { actor: accountOf(asking.user) }
  await actingAs(acting, () => release(asking, plan.id, () => undefined, completing(job)))
}

/** Records in the transaction of a release that its plan is done; a release that is not made is rolled back with it. */
const completing =
  (job: ReleaseJob): Around =>
  async (inside, work) => {
    const { payload, transactionID } = inside
    const id = await transactionID
    if (id) await lockJob(payload.db, job.id, id)
    const outcome = await work()
    if (outcome === 'being-published') return outcome
    if (!outcome) throw unknownEdition(inside)
    const { blocking } = outcome.plan
    if (blocking.length > 0) throw refuseRequest(inside, 409, formatBlocked(blocking), 'BLOCKED')
    if (id) await completeJob(payload.db, job.id, id)
    return outcome
  }

/** The account that made a plan; `null` for the system. Refuses one that is gone, or that may no longer release. */
async function plannerIn(req: PayloadRequest, job: ReleaseJob): Promise<Reader> {
  const { user } = (job.input ?? {}) as { user?: unknown }
  if (!user) return null
  const where = { id: { equals: plannerOf(job) } }
  const [account] = await findDocuments(req, 'users', { as: 'system', where, limit: 1 })
  const planner = account ? ({ ...account, collection: 'users' } as Reader) : null
  if (canPublish(planner)) return planner
  throw refuseRequest(req, 403, releasePlanMessages.noPlanner)
}
