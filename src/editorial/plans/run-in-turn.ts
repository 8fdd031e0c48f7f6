import type { Payload } from 'payload'

/**
 * Makes `payload.jobs.run` claim and run one job after the other, up to its limit. Payload claims all of them first and
 * runs them at once: they would conflict with one another, and a process that dies would leave them all claimed.
 */
export function runInTurn({ jobs }: Payload): void {
  const run = jobs.run.bind(jobs)
  const runAll = async ({ limit = 10, ...args }: Parameters<typeof run>[0] = {}) => {
    const all: Awaited<ReturnType<typeof run>> = { jobStatus: {}, remainingJobsFromQueried: 0 }
    for (let count = 0; count < limit; count += 1) {
      const one = await run({ ...args, limit: 1, sequential: true })
      if (one.noJobsRemaining) return count === 0 ? one : all
      Object.assign(all.jobStatus ?? {}, one.jobStatus)
      all.remainingJobsFromQueried += one.remainingJobsFromQueried
    }
    return all
  }
  // Payload's type is a promise of a promise.
  jobs.run = runAll as unknown as typeof run
}
