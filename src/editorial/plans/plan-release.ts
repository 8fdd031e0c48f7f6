import { setTimeout as wait } from 'node:timers/promises'
import type { PayloadRequest, Where } from 'payload'
import { refuseRequest } from '../../../collections/shared/messages'
import { inTurn } from '../../../collections/shared/turn'
import { JOBS } from '../../database/job-lease'
import type { Instant } from '../../domain/zone'
import { inOneTransaction } from '../one-transaction'
import { RELEASE_TASK } from './plan-input'
import { type PlannedRelease, plannedRelease, releaseJobsOf } from './planned-release'
import { releasePlanMessages as messages } from './release-plan-messages'

/** How long an order waits for the one that is under way. */
const [ATTEMPTS, BETWEEN_ATTEMPTS_MS] = [50, 100]

/** A release to plan. */
export interface ReleaseOrder {
  edition: string
  at: Instant
  timezone: string
  /** The id of the plan that this one replaces. */
  replaces?: string
}

/** The plan that was made, or the one that the order would replace and does not name. */
export type PlanOutcome = { isPlanned: boolean; plan: PlannedRelease }

/**
 * Plans the release of an edition, in place of the plan that the order names and of those that failed. An edition has one plan:
 * one that the order does not name stays, and is returned. Throws a refusal when the plan is being carried out.
 */
export async function planReleaseAt(req: PayloadRequest, order: ReleaseOrder): Promise<PlanOutcome> {
  let outcome: PlanOutcome | undefined
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await inTurn(req.payload, 'release-plans', async () => {
      outcome = await replacePlan(req, order)
    })
    if (outcome) return outcome
    await wait(BETWEEN_ATTEMPTS_MS)
  }
  throw refuseRequest(req, 409, messages.busy, 'OPERATION_UNDER_WAY')
}

/** Deletes the former plan and makes the new one, in one transaction. */
const replacePlan = (req: PayloadRequest, order: ReleaseOrder): Promise<PlanOutcome> =>
  inOneTransaction(req, { user: req.user }, async (inside) => {
    const { edition, at, timezone, replaces } = order
    const current = await plannedRelease(inside, edition)
    if (current && current.id !== replaces) return { isPlanned: false, plan: current }
    const former = await releaseJobsOf(inside, edition)
    if (former.some(({ processing }) => processing)) throw refuseRequest(req, 409, messages.underWay, 'PLAN_UNDER_WAY')
    const where: Where = { id: { in: former.map(({ id }) => id) } }
    if (former.length > 0) await inside.payload.db.deleteMany({ collection: JOBS, where, req: inside })
    await inside.payload.jobs.queue({
      task: RELEASE_TASK,
      waitUntil: new Date(at),
      input: { doc: { relationTo: 'editions', value: edition }, user: planner(req), timezone },
      overrideAccess: true,
      req: inside,
    })
    const plan = await plannedRelease(inside, edition)
    if (!plan) throw new Error('A planned release is gone as soon as it was made.')
    return { isPlanned: true, plan }
  })

const planner = ({ user }: PayloadRequest) =>
  user?.collection === 'users' ? { relationTo: 'users' as const, value: String(user.id) } : undefined
