import type { Payload } from 'payload'

type Run = Payload['jobs']['run']

/** A run that can be ended: no further job is begun, and the promise resolves once those under way are done. */
interface EndableRun {
  end?(): Promise<void>
}

/**
 * Makes `payload.jobs.run` claim and run one job after the other, up to its limit. Payload claims all of them first and
 * runs them at once: they would conflict with one another, and a process that dies would leave them all claimed.
 */
export function runInTurn({ jobs }: Payload): void {
  const run = jobs.run.bind(jobs)
  const underWay = new Set<Promise<unknown>>()
  let isEnding = false
  const runOne = async (args: Parameters<Run>[0]) => {
    const one = run({ ...args, limit: 1, sequential: true })
    underWay.add(one)
    return one.finally(() => underWay.delete(one))
  }
  const runAll = async ({ limit = 10, ...args }: Parameters<Run>[0] = {}) => {
    const all: Awaited<ReturnType<Run>> = { jobStatus: {}, remainingJobsFromQueried: 0 }
    for (let count = 0; count < limit && !isEnding; count += 1) {
      const one = await runOne(args)
      if (one.noJobsRemaining) return count === 0 ? one : all
      Object.assign(all.jobStatus ?? {}, one.jobStatus)
      all.remainingJobsFromQueried += one.remainingJobsFromQueried
    }
    return all
  }
  const end = async () => {
    isEnding = true
    await Promise.allSettled(underWay)
  }
  // Payload's type is a promise of a promise.
  jobs.run = Object.assign(runAll, { end }) as unknown as Run
}

/** Begins no further job in this process, and resolves once those under way are done. */
export const endJobs = async ({ jobs }: Payload): Promise<void> => (jobs.run as EndableRun).end?.()
