import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { cloneEdition } from '../clone-edition/clone'
import { noteInterruptedImport } from '../exchange/import/interrupted'
import { hasUnfinished, rollbackUnfinished } from '../exchange/import/rollback'
import type { Report } from '../progress'
import { claimLease, findLease, isAbandoned, type StoredLease } from './lease'
import { LeaseHolder } from './lease-holder'

/**
 * Mends what operations left whose process died; `former` is the abandoned lease of the last one. An import is rolled back,
 * an undo and a new edition are finished. Runs with the lease, so that nothing else is under way.
 */
export async function recoverInterrupted(req: PayloadRequest, report: Report, former?: StoredLease): Promise<void> {
  const { logger } = req.payload
  const rolledBack = await rollbackUnfinished(req)
  if (rolledBack > 0) logger.info(`Interrupted imports: ${rolledBack} were rolled back.`)
  if (!former) return
  try {
    await takeUp(req, report, former)
  } catch (err) {
    // The edition is deleted, for instance. Nothing is half done, and the next operation must not fail for it.
    logger.error({ err, msg: 'An interrupted operation could not be taken up.' })
  }
}

async function takeUp(req: PayloadRequest, report: Report, { task, by, createdAt }: StoredLease): Promise<void> {
  if (task.operation === 'import') {
    const { edition, fileName, format } = task
    await noteInterruptedImport(req, { edition, fileName, format, by, since: createdAt })
  }
  if (task.operation === 'copy') {
    await cloneEdition(req, task.edition, task.order, report)
    req.payload.logger.info('An interrupted new edition was finished.')
  }
}

/** Mends what is left of interrupted operations, unless one is under way. Returns whether there was anything. */
export async function recoverAbandoned(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const lease = await findLease(payload)
  if (lease && !isAbandoned(payload, lease)) return false
  if (!lease && !(await hasUnfinished(payload))) return false
  // With another task, so that a new edition that ends the process is not begun again at each start.
  const owner = await claimLease(payload, { task: { operation: 'recover' } }, lease)
  if (!owner) return false
  const own = req ?? (await createLocalReq({}, payload))
  const holder = new LeaseHolder(own, owner)
  try {
    await recoverInterrupted(own, () => holder.check(), lease)
    return true
  } finally {
    await holder.close()
  }
}
