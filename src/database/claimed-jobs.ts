import pLimit from 'p-limit'
import type { BaseDatabaseAdapter, Job, UpdateJobsArgs, Where } from 'payload'
import { type Database, decorated } from './decorate'

/** A job under way that has not been renewed for as long belongs to a process that died. */
export const LEASE_MS = 120_000

const JOBS = 'payload-jobs'

type Jobs = Pick<BaseDatabaseAdapter, 'find' | 'updateOne'>

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
      const isFree: Where = { and: [{ id: { equals: job.id } }, { processing: { equals: false } }] }
      const own = await adapter.updateOne({ collection: JOBS, where: isFree, data: { ...data }, req })
      if (own) claimed.push(own as Job)
    }
    // Another process was faster: the next jobs may be free.
    if (claimed.length > 0 || docs.length === 0 || id) return claimed
  }
}

/** Makes jobs under way that were not renewed since `before` due again; all of them without it. */
export async function releaseJobs(adapter: Jobs, before?: Date): Promise<void> {
  const where: Where = {
    and: [
      { processing: { equals: true } },
      { completedAt: { exists: false } },
      ...(before ? [{ updatedAt: { less_than: before.toISOString() } }] : []),
    ],
  }
  const { docs } = await adapter.find<Job>({ collection: JOBS, where, pagination: false })
  for (const { id } of docs) {
    await adapter.updateOne({
      collection: JOBS,
      where: { and: [{ id: { equals: id } }, ...(where.and ?? [])] },
      data: { processing: false, updatedAt: new Date().toISOString() },
      returning: false,
    })
  }
}

/** Renews the lease of a job under way. */
export async function renewLease(adapter: Jobs, id: number | string): Promise<void> {
  const data = { updatedAt: new Date().toISOString() }
  await adapter.updateOne({ collection: JOBS, id, data, returning: false })
}
