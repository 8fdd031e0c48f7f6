import type { CollectionSlug, PayloadRequest } from 'payload'
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

/** Returns the next planned publications of documents that this editor can read, the soonest first. */
export async function plannedPublications(req: PayloadRequest, now: Date): Promise<Plan[]> {
  const jobs = await findDocuments(req, 'payload-jobs', {
    where: {
      and: [
        { taskSlug: { equals: 'schedulePublish' } },
        { waitUntil: { greater_than: now.toISOString() } },
        { completedAt: { exists: false } },
        { hasError: { not_equals: true } },
      ],
    },
    sort: 'waitUntil',
    limit: MAX_READ,
    // No user may read jobs; the plans are filtered below by the documents that this editor can read.
    as: 'system',
  })
  const plans = jobs.flatMap(planIn)
  const titles = await titlesOf(req, plans)
  return plans
    .flatMap((plan) => {
      const title = titles.get(`${plan.collection}#${plan.id}`)
      return title === undefined ? [] : [{ ...plan, title }]
    })
    .slice(0, MAX_SHOWN)
}

function planIn({ input, waitUntil }: { input?: unknown; waitUntil?: string | null }): Omit<Plan, 'title'>[] {
  const { doc, type } = (input ?? {}) as { doc?: { relationTo?: CollectionSlug; value?: unknown }; type?: unknown }
  if (!doc?.relationTo || !doc.value || !waitUntil) return []
  const kind = type === 'unpublish' ? type : 'publish'
  return [{ collection: doc.relationTo, id: String(doc.value), at: waitUntil, type: kind }]
}

async function titlesOf(req: PayloadRequest, plans: Omit<Plan, 'title'>[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const collection of new Set(plans.map((plan) => plan.collection))) {
    const known = req.payload.collections[collection]
    if (!known) continue
    const name = known.config.admin.useAsTitle ?? 'id'
    const docs = await findDocuments<Record<string, unknown>>(req, collection, {
      where: { id: { in: plans.filter((plan) => plan.collection === collection).map(({ id }) => id) } },
      select: { [name]: true },
      draft: true,
      locale: languageOf(req.i18n),
      as: 'requester',
    })
    for (const doc of docs) titles.set(`${collection}#${doc.id}`, String(doc[name] ?? ''))
  }
  return titles
}
