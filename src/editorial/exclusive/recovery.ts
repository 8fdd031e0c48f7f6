import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { isAbandoned } from '../../../collections/shared/lease'
import type { Report } from '../progress'
import { claimLease, findLease, type StoredLease } from './lease'
import { LeaseHolder } from './lease-holder'
import { recoveryTasks } from './recovery-tasks'

/**
 * Mends what operations left whose process died; `former` is the abandoned lease of the last one. Runs with the lease, so
 * that nothing else is under way.
 */
export async function recoverInterrupted(req: PayloadRequest, report: Report, former?: StoredLease): Promise<void> {
  const tasks = recoveryTasks(req.payload)
  for (const { rollBack } of tasks) await rollBack?.(req)
  if (!former) return
  try {
    for (const { takeUp } of tasks) await takeUp?.(req, former, report)
  } catch (err) {
    // The edition is deleted, for instance. Nothing is half done, and the next operation must not fail for it.
    req.payload.logger.error({ err, msg: 'An interrupted operation could not be taken up.' })
  }
}

/** Mends what is left of interrupted operations, unless one is under way. Returns whether there was anything. */
export async function recoverAbandoned(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const lease = await findLease(payload)
  if (lease && !isAbandoned(payload, lease)) return false
  if (!lease && !(await isAnythingUnfinished(payload))) return false
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

async function isAnythingUnfinished(payload: Payload): Promise<boolean> {
  for (const { hasUnfinished } of recoveryTasks(payload)) if (await hasUnfinished?.(payload)) return true
  return false
}
