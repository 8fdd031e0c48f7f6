import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import type { Instant } from '../../domain/zone'

/** A document that will be published or unpublished at a planned instant. */
export interface Plan {
  collection: CollectionSlug
  id: string
  title: string
  at: Instant
  type: 'publish' | 'unpublish'
}

/** How many plans are shown, and how many are read: some may be of documents that this editor cannot read. */
const [MAX_SHOWN, MAX_READ] = [5, 25]

/** A plan that failed for good, and why. */
export interface FailedPlan extends Plan {
  reason: string
}

/** For how long a failed plan is shown when nobody changes its document. */
const SHOWN_MS = 30 * 24 * 3600 * 1000

/** Returns the next planned publications of documents that this editor can read, the soonest first. */
export async function plannedPublications(req: PayloadRequest, now: Date): Promise<Plan[]> {
  const jobs = await findJobs(req, 'waitUntil', [
    { waitUntil: { greater_than: now.toISOString() } },
    { hasError: { not_equals: true } },
  ])
  const plans = jobs.flatMap(planIn)
  const documents = await documentsOf(req, plans)
  return plans
    .flatMap((plan) => {
      const document = documents.get(keyOf(plan))
      return document ? [{ ...plan, title: document.title }] : []
    })
    .slice(0, MAX_SHOWN)
}

/** Returns the plans that failed for good, the latest first, until somebody changes their document. */
export async function failedPlans(req: PayloadRequest, now: Date): Promise<FailedPlan[]> {
  const since = new Date(now.getTime() - SHOWN_MS).toISOString()
  const jobs = await findJobs(req, '-updatedAt', [
    { hasError: { equals: true } },
    { updatedAt: { greater_than: since } },
  ])
  const failed = jobs.flatMap((job) => {
    const error = job.error as { message?: string; cancelled?: boolean } | null | undefined
    const plans = error?.cancelled ? [] : planIn({ ...job, waitUntil: job.waitUntil ?? job.updatedAt })
    return plans.map((plan) => ({ ...plan, reason: error?.message ?? '', failedAt: job.updatedAt }))
  })
  const documents = await documentsOf(req, failed)
  return failed
    .flatMap(({ failedAt, ...plan }) => {
      const document = documents.get(keyOf(plan))
      return document && document.updatedAt <= failedAt ? [{ ...plan, title: document.title }] : []
    })
    .slice(0, MAX_SHOWN)
}

// No user may read jobs; plans are filtered by the documents that this editor can read.
const findJobs = (req: PayloadRequest, sort: string, conditions: Where[]) =>
  findDocuments(req, 'payload-jobs', {
    where: {
      and: [{ taskSlug: { equals: 'schedulePublish' } }, { completedAt: { exists: false } }, ...conditions],
    },
    sort,
    limit: MAX_READ,
    as: 'system',
  })

const keyOf = ({ collection, id }: Pick<Plan, 'collection' | 'id'>) => `${collection}#${id}`

function planIn({ input, waitUntil }: { input?: unknown; waitUntil?: string | null }): Omit<Plan, 'title'>[] {
  const { doc, type } = (input ?? {}) as { doc?: { relationTo?: CollectionSlug; value?: unknown }; type?: unknown }
  if (!doc?.relationTo || !doc.value || !waitUntil) return []
  const kind = type === 'unpublish' ? type : 'publish'
  return [{ collection: doc.relationTo, id: String(doc.value), at: waitUntil, type: kind }]
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
