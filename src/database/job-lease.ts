import type { BaseDatabaseAdapter, Field, Job, Where } from 'payload'
import { hasEnded, ownProcess } from './own-process'

/**
 * How long a job stays with a process that does not renew its lease. Due jobs are looked for every 15 seconds: with the two
 * together, a job whose process died is taken up within a minute.
 */
export const LEASE_MS = 40_000

const RENEWAL_MS = 10_000

export const JOBS = 'payload-jobs'

type Jobs = Pick<BaseDatabaseAdapter, 'deleteMany' | 'find' | 'name' | 'updateOne'>

/** Who runs a job, until when, when it was begun for the first time, and for when it was planned before its tries. Never visible. */
export const leaseFields: Field[] = [
  { name: 'leaseOwner', type: 'text', hidden: true },
  { name: 'leaseUntil', type: 'date', hidden: true },
  { name: 'startedAt', type: 'date', hidden: true },
  { name: 'plannedFor', type: 'date', hidden: true },
]

/** This process, as the owner of a job: `pid:token`. */
const self = `${ownProcess.pid}:${ownProcess.token}`

// A process whose event loop stood still does not take a job from itself.
const held = new Set<string>()

/** Whether this process is running a job. */
export const isHeld = ({ id }: Pick<Job, 'id'>): boolean => held.has(String(id))

/** The values that give a free job to this process. */
export const claimOf = ({ startedAt, plannedFor, waitUntil }: Job) => ({
  processing: true,
  leaseOwner: self,
  leaseUntil: fromNow(),
  startedAt: startedAt ?? new Date().toISOString(),
  plannedFor: plannedFor ?? waitUntil ?? new Date().toISOString(),
})

/** Runs `work` while this process has a job, and renews its lease meanwhile. */
export async function holdLease<Result>(
  adapter: Jobs,
  { id }: Pick<Job, 'id'>,
  onError: (error: unknown) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  held.add(String(id))
  const renew = () =>
    adapter.updateOne({ collection: JOBS, where: isOwn(id), data: { leaseUntil: fromNow() }, returning: false })
  const timer = setInterval(() => void renew().catch(onError), RENEWAL_MS)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    held.delete(String(id))
  }
}

/** Ends a run whose job belongs to another process, or was called off. */
export class LostLease extends Error {
  constructor(id: number | string) {
    super(`Job ${id} belongs to another process, or was called off.`)
  }
}

/**
 * Takes the row of a job into a transaction, so that no renewal of its lease conflicts with it later. Throws `LostLease` when
 * this process no longer has the job.
 */
export async function lockJob(adapter: Jobs, id: number | string, transactionID: number | string): Promise<void> {
  await updateOwn(adapter, id, { updatedAt: new Date().toISOString() }, transactionID)
}

/**
 * Records in a transaction that a job is done. Its row is deleted once the process has done the rest, or has died. Throws
 * `LostLease` when this process no longer has the job: the transaction must be rolled back.
 */
export async function completeJob(adapter: Jobs, id: number | string, transactionID: number | string): Promise<void> {
  const now = new Date().toISOString()
  await updateOwn(adapter, id, { completedAt: now, updatedAt: now }, transactionID)
}

async function updateOwn(
  adapter: Jobs,
  id: number | string,
  data: Record<string, string>,
  transactionID: number | string,
): Promise<void> {
  const updated = await adapter.updateOne({ collection: JOBS, where: isOwn(id), data, req: { transactionID } })
  if (!updated) throw new LostLease(id)
}

/** Whether another process has taken a job over, or somebody has deleted it. */
export async function isLost(adapter: Jobs, id: number | string): Promise<boolean> {
  const { docs } = await adapter.find<Job>({ collection: JOBS, where: { id: { equals: id } }, pagination: false })
  const [job] = docs
  return !job || Boolean(job.leaseOwner && job.leaseOwner !== self)
}

/** Makes the jobs of processes that died due again, and deletes those that are done. */
export async function freeAbandonedJobs(adapter: Jobs): Promise<void> {
  const isLeft: Where = { or: [{ processing: { equals: true } }, { completedAt: { exists: true } }] }
  const { docs } = await adapter.find<Job>({ collection: JOBS, where: isLeft, pagination: false })
  for (const job of docs.filter((one) => isAbandoned(adapter, one))) {
    const where: Where = { and: [{ id: { equals: job.id } }, isLeft, sameLease(job)] }
    const data = { processing: false, updatedAt: new Date().toISOString() }
    if (job.completedAt) await adapter.deleteMany({ collection: JOBS, where })
    else await adapter.updateOne({ collection: JOBS, where, data, returning: false })
  }
}

/** Its time has passed, or its process has ended on the only machine that writes. */
function isAbandoned({ name }: Jobs, job: Job): boolean {
  if (isHeld(job)) return false
  const until = job.leaseUntil ? Date.parse(job.leaseUntil) : Date.parse(job.updatedAt) + LEASE_MS
  return until < Date.now() || (name === 'sqlite' && hasDied(job.leaseOwner))
}

function hasDied(owner: string | null | undefined): boolean {
  const [pid, token] = owner?.split(':') ?? []
  return Boolean(pid && token) && hasEnded({ pid: Number(pid), token: String(token) })
}

const isOwn = (id: number | string): Where => ({
  and: [{ id: { equals: id } }, { leaseOwner: { equals: self } }, { processing: { equals: true } }],
})

/** The lease that was read has been neither renewed nor taken over since. */
const sameLease = ({ leaseOwner, leaseUntil }: Job): Where =>
  leaseOwner && leaseUntil
    ? { and: [{ leaseOwner: { equals: leaseOwner } }, { leaseUntil: { less_than_equal: leaseUntil } }] }
    : { leaseOwner: { exists: false } }

const fromNow = () => new Date(Date.now() + LEASE_MS).toISOString()
