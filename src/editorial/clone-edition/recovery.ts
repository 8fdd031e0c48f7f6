import type { RecoveryTask } from '../exclusive/recovery-tasks'
import { cloneEdition } from './clone'

/** An interrupted new edition is finished. */
export const cloneRecovery: RecoveryTask = {
  takeUp: async (req, { task }, report) => {
    if (task.operation !== 'copy') return
    await cloneEdition(req, task.edition, task.order, report)
    req.payload.logger.info('An interrupted new edition was finished.')
  },
}
