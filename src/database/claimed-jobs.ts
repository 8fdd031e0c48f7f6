import pLimit from 'p-limit'
import type { BaseDatabaseAdapter, Job, UpdateJobsArgs, Where } from 'payload'
import { type Database, decorated } from './decorate'
import { claimOf, freeAbandonedJobs, isHeld, isLost, JOBS } from './job-lease'

/**
 * Gives each due job to one process, under a lease: Payload finds the due jobs first and marks them after that, whoever has
 * marked them meanwhile. A job whose process died becomes due again. What a process notes of a job that it no
 * longer has is dropped.
 */
export const withClaimedJobs = (database: Database): Database =>
  decorated(database, (adapter) => {
    const update = adapter.updateJobs.bind(adapter)
    const mutex = pLimit(1)
    adapter.updateJobs = async (args) => {
      try {
        if (args.data.processing === true) return await mutex(() => claim(adapter, args))
        if (args.id !== undefined && !isCalledOff(args) && (await isLost(adapter, args.id))) return null
      } catch (error) {
        // Payload begins a transaction for it, and does not roll it back.
        const id = await args.req?.transactionID
        if (id) await adapter.rollbackTransaction(id)
        throw error
      }
      return update(args)
    }
  })

const isCalledOff = ({ data }: UpdateJobsArgs): boolean =>
  (data.error as { cancelled?: boolean } | null | undefined)?.cancelled === true

async function claim(adapter: BaseDatabaseAdapter, args: UpdateJobsArgs): Promise<Job[] | null> {
  const { data, id, limit, sort, req } = args
  const where: Where = id ? { id: { equals: id } } : (args.where ?? {})
  await freeAbandonedJobs(adapter)
  for (;;) {
    const { docs } = await adapter.find<Job>({ collection: JOBS, where, limit, sort, pagination: false, req })
    const claimed: Job[] = []
    for (const job of docs.filter((one) => !isHeld(one))) {
      // It may have been claimed meanwhile, and be done.
      const isFree: Where = { and: [{ id: { equals: job.id } }, { processing: { equals: false } }, where] }
      const own = await adapter.updateOne({ collection: JOBS, where: isFree, data: { ...data, ...claimOf(job) }, req })
      if (own) claimed.push(own as Job)
    }
    // Another process was faster: the next jobs may be free.
    if (claimed.length > 0 || docs.every(isHeld) || id) return claimed
  }
}
