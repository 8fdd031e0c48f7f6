import type { Job, Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { JOBS } from '../../database/job-lease'
import type { Instant } from '../../domain/zone'
import { plannerOf } from './plan-input'
import { isReleasePlanOf } from './plan-queries'

/** A release of an edition that is planned for an instant. */
export interface PlannedRelease {
  id: string
  at: Instant
  /** The name of who planned it; `undefined` when the account is deleted. */
  by?: string
}

/** Returns the planned release of an edition; `undefined` when there is none. One that failed for good is none. Bypasses access control. */
export async function plannedRelease(
  source: Payload | PayloadRequest,
  edition: string,
): Promise<PlannedRelease | undefined> {
  const jobs = await releaseJobsOf(source, edition)
  const job = jobs.find(({ hasError }) => !hasError)
  if (!job) return undefined
  const by = (await plannersOf(source, [job])).get(plannerOf(job) ?? '')
  return { id: String(job.id), at: instantOf(job), ...(by ? { by } : {}) }
}

/** Finds the jobs of the planned releases of an edition, those that failed for good included. */
export const releaseJobsOf = (source: Payload | PayloadRequest, edition: string): Promise<Job[]> =>
  findDocuments<Job>(source, JOBS, { as: 'system', where: isReleasePlanOf(edition), showHiddenFields: true })

/** The instant for which a job was planned, before its tries. */
export const instantOf = ({ plannedFor, waitUntil, createdAt }: Job): Instant =>
  new Date(plannedFor ?? waitUntil ?? createdAt).toISOString()

/** Returns the names of those who made plans, by their ids. */
export async function plannersOf(source: Payload | PayloadRequest, jobs: Job[]): Promise<Map<string, string>> {
  const ids = [...new Set(jobs.flatMap((job) => plannerOf(job) ?? []))]
  if (ids.length === 0) return new Map()
  const where = { id: { in: ids } }
  const users = await findDocuments(source, 'users', { as: 'system', where, select: { name: true } })
  return new Map(users.flatMap(({ id, name }) => (name ? [[String(id), name] as const] : [])))
}
