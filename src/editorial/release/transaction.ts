import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { CHECKED_PROGRAMME } from '../../../collections/sessions/refuse-overlaps'
import { commitAtomically } from '../../cache/consistent-read'
import { isWriteConflict } from '../write-conflict'

const ATTEMPTS = 4

/**
 * Runs `work` in one transaction that readers see entirely or not at all, and rolls it back when it throws. When MongoDB
 * reports a conflict with another transaction, the work is run again, four times at most. On a MongoDB without
 * transactions the writes are separate. `work` must use the request it is given: it has no user, and overlaps of sessions
 * are not refused.
 */
export async function inOneTransaction<Result>(
  req: PayloadRequest,
  work: (inside: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  return mutex(async () => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(req, work)
      } catch (error) {
        if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error
        await wait(50 * 2 ** attempt)
      }
    }
  })
}

// Concurrent transactions of this process would conflict.
const mutex = pLimit(1)

async function runOnce<Result>(
  req: PayloadRequest,
  work: (inside: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  const { db } = req.payload
  const id = await db.beginTransaction(db.name === 'sqlite' ? { behavior: 'exclusive' } : undefined)
  const inside = isolateObjectProperty(req, ['context', 'locale', 'fallbackLocale', 'query', 'transactionID', 'user'])
  Object.assign(inside, { context: { [CHECKED_PROGRAMME]: true }, user: null, transactionID: id ?? undefined })
  try {
    const result = await work(inside)
    if (id) await commitAtomically(() => db.commitTransaction(id))
    return result
  } catch (error) {
    if (id) await db.rollbackTransaction(id)
    throw error
  }
}
