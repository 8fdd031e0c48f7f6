import type { RecoveryTask } from '../../exclusive/recovery-tasks'
import { noteInterruptedImport } from './interrupted'
import { hasUnfinished, rollbackUnfinished } from './rollback'

/** An interrupted import is rolled back, and noted for its editor; an interrupted undo is finished. */
export const importRecovery: RecoveryTask = {
  hasUnfinished,
  rollBack: async (req) => {
    const count = await rollbackUnfinished(req)
    if (count > 0) req.payload.logger.info(`Interrupted imports: ${count} were rolled back.`)
  },
  takeUp: async (req, { task, by, createdAt }) => {
    if (task.operation !== 'import') return
    const { edition, fileName, format } = task
    await noteInterruptedImport(req, { edition, fileName, format, by, since: createdAt })
  },
}
