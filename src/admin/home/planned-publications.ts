import type { CollectionSlug, Job, PayloadRequest, Where } from 'payload'
import { worksOn } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import { type Instant, isTimeZone } from '../../domain/zone'
import { type PlanInput, planInputOf, plannerOf } from '../../editorial/plans/plan-input'
import { isFailedPlan, isLatePlan, isPlanAfter } from '../../editorial/plans/plan-queries'
import { instantOf, plannersOf } from '../../editorial/plans/planned-release'
import { lastReleasedAt } from '../../editorial/release/releases'

/** A document that will be published or unpublished at a planned instant. */
export interface Plan {
  job: string
  collection: CollectionSlug
  id: string
  title: string
  at: Instant
  type: PlanInput['type']
  /** The name of who made the plan; `undefined` when the account is deleted, or for one of the system. */
  by?: string
  /** The zone in which the instant was given, when the plan says so. */
  zone?: string
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
  const planners = await plannersOf(req, jobs)
  const failed = jobs.flatMap((job) =>
    planIn(job, planners).map((plan) => ({ ...plan, reason: errorOf(job).message ?? '', failedAt: job.updatedAt })),
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
  const jobs = await findJobs(req, where, sort)
  const planners = await plannersOf(req, jobs)
  const plans = jobs.flatMap((job) => planIn(job, planners))
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

const keyOf = ({ collection, id, type }: Pick<Plan, 'collection' | 'id' | 'type'>) =>
  `${type === 'release' ? type : collection}#${id}`

function planIn(job: Job, planners: Map<string, string>): Omit<Plan, 'title'>[] {
  const input = planInputOf(job)
  const { timezone } = (job.input ?? {}) as { timezone?: unknown }
  const zone = isTimeZone(timezone) ? timezone : undefined
  const by = planners.get(plannerOf(job) ?? '')
  return input ? [{ ...input, job: String(job.id), at: instantOf(job), by, zone }] : []
}

interface Known {
  title: string
  updatedAt: Instant
}

/**
 * The titles of the documents that this editor can read, and when they were changed last. Of an edition whose release is planned,
 * when it was released last; only for those who work on it.
 */
async function documentsOf(req: PayloadRequest, plans: Omit<Plan, 'title'>[]): Promise<Map<string, Known>> {
  const documents = new Map<string, Known>()
  for (const collection of new Set(plans.map((plan) => plan.collection))) {
    const own = plans.filter((plan) => plan.collection === collection)
    const titles = await titlesOf(req, collection, [...new Set(own.map(({ id }) => id))])
    for (const plan of own) {
      const known = titles.get(plan.id)
      if (!known) continue
      if (plan.type !== 'release') documents.set(keyOf(plan), known)
      else if (worksOn(req.user, plan.id)) {
        documents.set(keyOf(plan), { ...known, updatedAt: (await lastReleasedAt(req, plan.id)) ?? '' })
      }
    }
  }
  return documents
}

async function titlesOf(req: PayloadRequest, collection: CollectionSlug, ids: string[]): Promise<Map<string, Known>> {
  const known = req.payload.collections[collection]
  if (!known) return new Map()
  const name = known.config.admin.useAsTitle ?? 'id'
  const docs = await findDocuments<Record<string, unknown>>(req, collection, {
    where: { id: { in: ids } },
    select: { [name]: true, updatedAt: true },
    draft: true,
    locale: languageOf(req.i18n),
    as: 'requester',
  })
  return new Map(
    docs.map((doc) => [String(doc.id), { title: String(doc[name] ?? ''), updatedAt: String(doc.updatedAt) }]),
  )
}
