import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { CHECKED_AS_A_WHOLE } from '../../../collections/sessions/publish-lock'
import { commitAtomically } from '../../cache/consistent-read'
import { isWriteConflict } from '../write-conflict'

const ATTEMPTS = 4

/**
 * Does work in one transaction that readers see entirely or not at all; when it throws, nothing is written. The work is
 * done again when MongoDB finds that somebody else wrote the same documents. On a MongoDB without transactions each write
 * stands by itself. `work` gets the request to write with: nobody's, and known to be checked as a whole.
 */
export async function inOneTransaction<Result>(
  req: PayloadRequest,
  work: (inside: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  return mutex(async () => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(req, work)
      } catch (error) {
        if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error
        await wait(50 * 2 ** attempt)
      }
    }
  })
}

// Two at once would only undo each other's work.
const mutex = pLimit(1)

async function once<Result>(req: PayloadRequest, work: (inside: PayloadRequest) => Promise<Result>): Promise<Result> {
  const { db } = req.payload
  const id = await db.beginTransaction(db.name === 'sqlite' ? { behavior: 'exclusive' } : undefined)
  const inside = isolateObjectProperty(req, ['context', 'locale', 'fallbackLocale', 'query', 'transactionID', 'user'])
  Object.assign(inside, { context: { [CHECKED_AS_A_WHOLE]: true }, user: null, transactionID: id ?? undefined })
  try {
    const result = await work(inside)
    if (id) await commitAtomically(() => db.commitTransaction(id))
    return result
  } catch (error) {
    if (id) await db.rollbackTransaction(id)
    throw error
  }
}
