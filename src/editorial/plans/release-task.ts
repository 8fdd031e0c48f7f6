import type { TaskConfig } from 'payload'
import { carryOut, retries } from './carry-out'
import { RELEASE_TASK } from './plan-input'
import { releaseOnce } from './release-once'

/** Releases an edition at a planned instant. */
export const releaseTask: TaskConfig<typeof RELEASE_TASK> = {
  slug: RELEASE_TASK,
  retries,
  inputSchema: [
    { name: 'doc', type: 'relationship', relationTo: ['editions'], required: true },
    { name: 'user', type: 'relationship', relationTo: ['users'] },
    { name: 'timezone', type: 'text' },
  ],
  handler: async ({ job, req }) => {
    await carryOut(req.payload, job, () => releaseOnce(req, job))
    return { output: {} }
  },
}
