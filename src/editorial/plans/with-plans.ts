import type { Config, Field, Payload } from 'payload'
import { jobsAccess } from '../../../collections/shared/access/jobs'
import { withClaimedJobs } from '../../database/claimed-jobs'
import { leaseFields } from '../../database/job-lease'
import { planEndpoints } from './endpoints'
import { withPlansOfEditions } from './plans-of-editions'
import { releasePlanEndpoint } from './release-plan-endpoint'
import { releaseTask } from './release-task'
import { repeatPlans } from './repeat-plans'
import { runInTurn } from './run-in-turn'

/** Looks for due plans four times a minute, in every process: each job is claimed by one. */
const autoRun = [{ cron: '*/15 * * * * *', queue: 'default', limit: 50 }]

/** When who planned it was written to that it has failed. */
const reportedAt: Field = { name: 'reportedAt', type: 'date', hidden: true }

/** A configuration that runs planned publications and releases one after the other, each in one process, and again when it fails. */
export const withPlans = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map(withPlansOfEditions),
  db: withClaimedJobs(config.db),
  jobs: {
    ...config.jobs,
    access: jobsAccess,
    autoRun,
    tasks: [...(config.jobs?.tasks ?? []), releaseTask],
    jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
      ...defaultJobsCollection,
      fields: [...defaultJobsCollection.fields, ...leaseFields, reportedAt],
    }),
  },
  endpoints: [...(config.endpoints ?? []), ...planEndpoints, releasePlanEndpoint],
  onInit: async (payload: Payload) => {
    await config.onInit?.(payload)
    repeatPlans(payload)
    runInTurn(payload)
  },
})
