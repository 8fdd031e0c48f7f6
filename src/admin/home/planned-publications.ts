import type { CollectionSlug, Job, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import type { Instant } from '../../domain/zone'
import { type PlanInput, planInputOf } from '../../editorial/plans/plan-input'
import { isFailedPlan, isLatePlan, isPlanAfter } from '../../editorial/plans/plan-queries'

/** A document that will be published or unpublished at a planned instant. */
export interface Plan {
  job: string
  collection: CollectionSlug
  id: string
  title: string
  at: Instant
  type: PlanInput['type']
}

/** How many plans are shown, and how many are read: some may be of documents that this editor cannot read. */
const [MAX_SHOWN, MAX_READ] = [5, 25]

/** A plan that failed for good, and why. */
export interface FailedPlan extends Plan {
  reason: string
}

/** Returns the next planned publications of documents that this editor can read, the soonest first. */
export const plannedPublications = (req: PayloadRequest, now: Date): Promise<Plan[]> =>
  readablePlans(req, isPlanAfter(now), 'waitUntil')

/** Returns the plans that should have been carried out for two minutes, the oldest first. */
export const latePlans = (req: PayloadRequest, now: Date): Promise<Plan[]> =>
  readablePlans(req, isLatePlan(now), 'waitUntil')

/** Returns the plans that failed for good, the latest first, until somebody changes their document. */
export async function failedPlans(req: PayloadRequest): Promise<FailedPlan[]> {
  const jobs = (await findJobs(req, isFailedPlan, '-updatedAt')).filter((job) => !errorOf(job).cancelled)
  const failed = jobs.flatMap((job) =>
    planIn(job).map((plan) => ({ ...plan, reason: errorOf(job).message ?? '', failedAt: job.updatedAt })),
  )
  const documents = await documentsOf(req, failed)
  return failed
    .flatMap(({ failedAt, ...plan }) => {
      const document = documents.get(keyOf(plan))
      return document && document.updatedAt <= failedAt ? [{ ...plan, title: document.title }] : []
    })
    .slice(0, MAX_SHOWN)
}

async function readablePlans(req: PayloadRequest, where: Where, sort: string): Promise<Plan[]> {
  const plans = (await findJobs(req, where, sort)).flatMap(planIn)
  const documents = await documentsOf(req, plans)
  return plans
    .flatMap((plan) => {
      const document = documents.get(keyOf(plan))
      return document ? [{ ...plan, title: document.title }] : []
    })
    .slice(0, MAX_SHOWN)
}

const errorOf = ({ error }: Job) => (error ?? {}) as { message?: string; cancelled?: boolean }

// No user may read jobs; plans are filtered by the documents that this editor can read.
const findJobs = (req: PayloadRequest, where: Where, sort: string): Promise<Job[]> =>
  findDocuments<Job>(req, 'payload-jobs', { where, sort, limit: MAX_READ, showHiddenFields: true, as: 'system' })

const keyOf = ({ collection, id }: Pick<Plan, 'collection' | 'id'>) => `${collection}#${id}`

function planIn(job: Job): Omit<Plan, 'title'>[] {
  const input = planInputOf(job)
  const at = job.plannedFor ?? job.waitUntil ?? job.updatedAt
  return input ? [{ ...input, job: String(job.id), at }] : []
}

/** The titles of the documents that this editor can read, and when they were changed last. */
async function documentsOf(req: PayloadRequest, plans: Omit<Plan, 'title'>[]) {
  const documents = new Map<string, { title: string; updatedAt: Instant }>()
  for (const collection of new Set(plans.map((plan) => plan.collection))) {
    const known = req.payload.collections[collection]
    if (!known) continue
    const name = known.config.admin.useAsTitle ?? 'id'
    const docs = await findDocuments<Record<string, unknown>>(req, collection, {
      where: { id: { in: plans.filter((plan) => plan.collection === collection).map(({ id }) => id) } },
      select: { [name]: true, updatedAt: true },
      draft: true,
      locale: languageOf(req.i18n),
      as: 'requester',
    })
    for (const doc of docs) {
      const key = keyOf({ collection, id: String(doc.id) })
      documents.set(key, { title: String(doc[name] ?? ''), updatedAt: String(doc.updatedAt) })
    }
  }
  return documents
}
