import type { Job, Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { lastReleasedAt } from '../release/releases'
import { type PlanJob, planInputOf } from './plan-input'

/**
 * Whether what a plan asks for has happened since it was begun, by a process that died before it could note it, or by somebody.
 * Its document was published since, or is not public; its edition was released since.
 */
export async function isPlanDone(payload: Payload, job: PlanJob & Pick<Job, 'startedAt'>): Promise<boolean> {
  const plan = planInputOf(job)
  if (!plan || !job.startedAt || !payload.collections[plan.collection]) return false
  if (plan.type === 'release') return ((await lastReleasedAt(payload, plan.id)) ?? '') >= job.startedAt
  if (plan.type === 'publish') return hasVersionSince(payload, plan, job.startedAt)
  const where = { id: { equals: plan.id } }
  const [document] = await findDocuments(payload, plan.collection, { as: 'system', where, trash: true })
  return document !== undefined && '_status' in document && document._status !== 'published'
}

async function hasVersionSince(
  payload: Payload,
  { collection, id }: { collection: Parameters<Payload['countVersions']>[0]['collection']; id: string },
  since: string,
): Promise<boolean> {
  const where: Where = {
    and: [
      { parent: { equals: id } },
      { 'version._status': { equals: 'published' } },
      { updatedAt: { greater_than_equal: since } },
    ],
  }
  return (await payload.countVersions({ collection, where, overrideAccess: true })).totalDocs > 0
}
