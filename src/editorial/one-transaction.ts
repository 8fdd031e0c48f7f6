import { setTimeout as wait } from 'node:timers/promises'
import { isolateObjectProperty, type PayloadRequest, type RequestContext, type TypedUser } from 'payload'
import { WHOLE_TRANSACTION } from '../../collections/shared/hooks/refuse-stale-write'
import { commitAtomically } from '../cache/consistent-read'
import { isWriteConflict } from './write-conflict'

const ATTEMPTS = 4

/** MongoDB aborts a transaction after 60 seconds. This many documents take a small part of that. */
const MOST_DOCUMENTS = 300

/** The request of the writes of a transaction: its user and its context. */
interface Inside {
  user: TypedUser | null
  context?: RequestContext
}

/**
 * Runs `work` in one transaction that readers see entirely or not at all, and rolls it back when it throws. When MongoDB
 * reports a conflict with another transaction, the work is run again, four times at most. On a MongoDB without
 * transactions the writes are separate. `work` must use the request it is given. Runs inside `exclusively`, so that no
 * two of them conflict.
 */
export async function inOneTransaction<Result>(
  req: PayloadRequest,
  inside: Inside,
  work: (inside: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(req, inside, work)
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error
      await wait(50 * 2 ** attempt)
    }
  }
}

async function runOnce<Result>(
  req: PayloadRequest,
  { user, context = {} }: Inside,
  work: (inside: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  const { db } = req.payload
  const id = await db.beginTransaction(db.name === 'sqlite' ? { behavior: 'exclusive' } : undefined)
  const inside = isolateObjectProperty(req, ['context', 'locale', 'fallbackLocale', 'query', 'transactionID', 'user'])
  const marked = id ? { ...context, [WHOLE_TRANSACTION]: true } : context
  Object.assign(inside, { context: marked, user, transactionID: id ?? undefined })
  try {
    const result = await work(inside)
    if (id) await commitAtomically(() => db.commitTransaction(id))
    return result
  } catch (error) {
    if (id) await db.rollbackTransaction(id)
    throw error
  }
}

/** Whether so many documents can be written in one transaction of the database. */
export async function fitsInTransaction({ payload: { db } }: PayloadRequest, documents: number): Promise<boolean> {
  if (db.name === 'sqlite') return true
  if (documents > MOST_DOCUMENTS) return false
  const id = await db.beginTransaction()
  if (id) await db.rollbackTransaction(id)
  return Boolean(id)
}
