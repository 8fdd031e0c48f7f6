import { createHook } from 'node:async_hooks'
import type { Payload } from 'payload'

let steps = 0
let isRunning = false

/**
 * Kills this process after so many steps of the jobs that it runs from now on. A step is what runs between two waits for a
 * promise, from the claim of a job to the next look for due ones.
 */
export function dieAfter({ db }: Payload, most: number): void {
  steps = 0
  const hook = createHook({
    before() {
      if (!isRunning) return
      steps += 1
      if (steps >= most) process.kill(process.pid, 'SIGKILL')
    },
  })
  const { updateJobs } = db
  db.updateJobs = async (args) => {
    if (args.data.processing !== true) return updateJobs(args)
    isRunning = true
    const jobs = await updateJobs(args)
    isRunning = Boolean(jobs?.length)
    return jobs
  }
  hook.enable()
}

/** How many steps the jobs took since `dieAfter`. */
export const countSteps = (): number => steps
