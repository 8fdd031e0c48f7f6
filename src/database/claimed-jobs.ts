import pLimit from 'p-limit'
import type { BaseDatabaseAdapter, Job, UpdateJobsArgs, Where } from 'payload'
import { type Database, decorated } from './decorate'

/** A job under way that has not been renewed for as long belongs to a process that died. */
export const LEASE_MS = 120_000

const JOBS = 'payload-jobs'

type Jobs = Pick<BaseDatabaseAdapter, 'deleteMany' | 'find' | 'updateOne'>

/**
 * Gives each due job to one process: Payload finds the due jobs first and marks them after that, whoever has marked them
 * meanwhile. On MongoDB, a job whose process died is given to another one once its lease has ended.
 */
export const withClaimedJobs = (database: Database): Database =>
  decorated(database, (adapter) => {
    const update = adapter.updateJobs.bind(adapter)
    const mutex = pLimit(1)
    adapter.updateJobs = async (args) => {
      if (args.data.processing !== true) return update(args)
      try {
        return await mutex(() => claim(adapter, args))
      } catch (error) {
        // Payload begins a transaction for it, and does not roll it back.
        const id = await args.req?.transactionID
        if (id) await adapter.rollbackTransaction(id)
        throw error
      }
    }
  })

async function claim(adapter: BaseDatabaseAdapter, args: UpdateJobsArgs): Promise<Job[] | null> {
  const { data, id, limit, sort, req } = args
  const where: Where = id ? { id: { equals: id } } : (args.where ?? {})
  if (adapter.name === 'mongoose') await releaseJobs(adapter, new Date(Date.now() - LEASE_MS))
  for (;;) {
    const { docs } = await adapter.find<Job>({ collection: JOBS, where, limit, sort, pagination: false, req })
    const claimed: Job[] = []
    for (const job of docs) {
      // It may have been claimed meanwhile, and be done.
      const isFree: Where = { and: [{ id: { equals: job.id } }, { processing: { equals: false } }, where] }
      const own = await adapter.updateOne({ collection: JOBS, where: isFree, data: { ...data }, req })
      if (own) claimed.push(own as Job)
    }
    // Another process was faster: the next jobs may be free.
    if (claimed.length > 0 || docs.length === 0 || id) return claimed
  }
}

/** Makes jobs under way that were not renewed since `before` due again, and deletes those that are done. */
export async function releaseJobs(adapter: Jobs, before: Date): Promise<void> {
  const isOld: Where = { updatedAt: { less_than: before.toISOString() } }
  const isLeft: Where = { or: [{ processing: { equals: true } }, { completedAt: { exists: true } }] }
  const { docs } = await adapter.find<Job>({ collection: JOBS, where: { and: [isLeft, isOld] }, pagination: false })
  for (const { id, completedAt } of docs) {
    const where: Where = { and: [{ id: { equals: id } }, isLeft, isOld] }
    if (completedAt) await adapter.deleteMany({ collection: JOBS, where })
    else await adapter.updateOne({ collection: JOBS, where, data: freed(), returning: false })
  }
}

const freed = () => ({ processing: false, updatedAt: new Date().toISOString() })

/** Records in a transaction that a job is done. Its row is deleted once the process has done the rest, or has died. */
export async function completeJob(adapter: Jobs, id: number | string, transactionID: number | string): Promise<void> {
  const now = new Date().toISOString()
  const data = { completedAt: now, updatedAt: now }
  await adapter.updateOne({ collection: JOBS, id, data, returning: false, req: { transactionID } })
}

/** Renews the lease of a job under way. */
export async function renewLease(adapter: Jobs, id: number | string): Promise<void> {
  const data = { updatedAt: new Date().toISOString() }
  await adapter.updateOne({ collection: JOBS, id, data, returning: false })
}
