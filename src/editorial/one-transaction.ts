import { isolateObjectProperty, type PayloadRequest, type RequestContext, type TypedUser } from 'payload'
import { WHOLE_TRANSACTION } from '../../collections/shared/hooks/refuse-stale-write'
import { commitAtomically } from '../cache/consistent-read'
import { repeatWhole } from '../database/repeat-whole'

/** How long a transaction is begun again. It may take much longer than the save of one document. */
const BEGIN_AGAIN_WITHIN_MS = 60_000

/** MongoDB aborts a transaction after 60 seconds. This many documents take a small part of that. */
const MOST_DOCUMENTS = 300

/** The request of the writes of a transaction: its user and its context. */
interface Inside {
  user: TypedUser | null
  context?: RequestContext
}

/**
 * Runs `work` in one transaction that readers see entirely or not at all, and rolls it back when it throws. One that meets a
 * conflict is run again for a minute; the conflict is thrown after that. On a MongoDB without transactions the writes are
 * separate. `work` must use the request it is given. Runs inside `exclusively`, so that no two of them conflict.
 */
export async function inOneTransaction<Result>(
  req: PayloadRequest,
  inside: Inside,
  work: (inside: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  return repeatWhole(() => runOnce(req, inside, work), {
    withinMs: BEGIN_AGAIN_WITHIN_MS,
    takesTurns: false,
    whenBusy: (last) => {
      throw last.status === 'rejected' ? last.reason : new Error('A transaction that met a conflict was committed.')
    },
  })
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
