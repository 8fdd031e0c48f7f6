import type { Job, Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { inTurn } from '../../../collections/shared/turn'
import { JOBS } from '../../database/job-lease'
import { DeliveryError, type MailDelivery } from '../../domain/mail-delivery'
import { env } from '../../env'
import { lastReleasedAt } from '../release/releases'
import { mailOfFailure } from './failure-mail'
import { planInputOf } from './plan-input'
import { isFailedPlan } from './plan-queries'

/** For how long a failed plan is shown when nobody changes its document. */
const SHOWN_MS = 30 * 24 * 3600 * 1000

/**
 * Writes once to who planned it that a plan has failed for good; a mail that is not accepted is sent again the next time. Deletes
 * the plans that failed and need nobody any more: their document was changed since, their edition was released since, or they
 * were called off.
 */
export async function settleFailedPlans(payload: Payload): Promise<void> {
  // A lease is a write, which other nodes notice: it is taken when there is something to do.
  if ((await unsettled(payload)).length === 0) return
  await inTurn(payload, 'failed-plans', async (renew) => {
    for (const { job, isOver } of await unsettled(payload)) {
      await renew()
      if (isOver) await payload.db.deleteOne({ collection: JOBS, where: sameState(job) })
      else if (await report(payload, job)) {
        const data = { reportedAt: new Date().toISOString() }
        await payload.db.updateOne({ collection: JOBS, where: sameState(job), data, returning: false })
      }
    }
  })
}

/** The failed plans that are to be deleted, as they are over, or to be written about. */
async function unsettled(payload: Payload): Promise<{ job: Job; isOver: boolean }[]> {
  const options = { as: 'system', where: isFailedPlan, showHiddenFields: true } as const
  const found: { job: Job; isOver: boolean }[] = []
  for (const job of await findDocuments<Job>(payload, JOBS, options)) {
    const isOver = await isSettled(payload, job)
    if (isOver || (!job.reportedAt && canSendMail())) found.push({ job, isOver })
  }
  return found
}

const canSendMail = (): boolean => Boolean(env.SMTP_URL) || !env.isProduction

// It may be tried again meanwhile.
const sameState = ({ id, updatedAt }: Job): Where => ({
  and: [{ id: { equals: id } }, { hasError: { equals: true } }, { updatedAt: { less_than_equal: updatedAt } }],
})

async function isSettled(payload: Payload, job: Job): Promise<boolean> {
  const plan = planInputOf(job)
  const isCalledOff = (job.error as { cancelled?: boolean } | null | undefined)?.cancelled === true
  const isOld = Date.parse(job.updatedAt) < Date.now() - SHOWN_MS
  if (!plan || isCalledOff || isOld || !payload.collections[plan.collection]) return true
  const options = { as: 'system', where: { id: { equals: plan.id } }, draft: true } as const
  const [document] = await findDocuments<{ updatedAt: string }>(payload, plan.collection, options)
  if (!document) return true
  const changedAt = plan.type === 'release' ? await lastReleasedAt(payload, plan.id) : document.updatedAt
  return changedAt !== undefined && changedAt > job.updatedAt
}

/** Returns whether there is nobody to write to, or the mail was accepted. */
async function report(payload: Payload, job: Job): Promise<boolean> {
  const mail = await mailOfFailure(payload, job)
  if (!mail) return true
  const { deliver } = payload.email as typeof payload.email & MailDelivery
  try {
    await deliver(mail)
    return true
  } catch (error) {
    if (error instanceof DeliveryError) return false
    throw error
  }
}
