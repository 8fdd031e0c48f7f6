import { createLocalReq, type PayloadRequest } from 'payload'
import { signIn } from './accounts'
import type { TestApp } from './app'

/** As a process that is dead leaves its job. */
export const leftBehind = { leaseOwner: '0:dead', leaseUntil: new Date(0).toISOString() }

/** As another living process has a job. */
export const elsewhere = () => ({
  ...{ processing: true, leaseOwner: `${process.ppid}:elsewhere` },
  leaseUntil: new Date(Date.now() + 60_000).toISOString(),
})

/** What the tests of plans do with the jobs of an application. */
export function duePlans(app: TestApp) {
  const runDue = () => app.payload.jobs.run({ queue: 'default', overrideAccess: true, silent: true })
  const setJob = (id: string, data: Record<string, unknown>) =>
    app.payload.db.updateOne({ collection: 'payload-jobs', id, data })
  return {
    runDue,
    setJob,
    /** Makes a plan due now. */
    makeDue: (id: string) => setJob(id, { waitUntil: new Date(Date.now() - 1_000).toISOString() }),
    /** Runs a plan until it has failed for good. */
    exhaust: async (id: string): Promise<void> => {
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await setJob(id, { waitUntil: new Date(Date.now() - 1_000).toISOString() })
        await runDue()
      }
    },
    // It reads the environment, which `bootApp` sets.
    settle: async () => (await import('../../src/editorial/plans/settle-failures')).settleFailedPlans(app.payload),
    /** A request of an account, as the home of the admin gets one; of an editor by default. */
    requestOf: async (account?: { id: string }): Promise<PayloadRequest> => {
      const { id } = account ?? (await signIn(app, 'editor'))
      const user = await app.payload.findByID({ collection: 'users', id, depth: 0, overrideAccess: true })
      return createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
    },
  }
}
