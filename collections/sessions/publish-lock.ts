import type { Payload, PayloadRequest } from 'payload'
import { nextNumber, startSeries } from '../shared/counters/next-number'
import { refuseField } from '../shared/messages'
import { findConflicts, type Placement } from './conflicts'

type Write = { collection: string; data: Record<string, unknown>; id?: number | string; req?: Partial<PayloadRequest> }

/** The series whose number every publication of a session on MongoDB writes, so that two of them meet. */
export const PUBLICATIONS = 'publish:sessions'

/** What a request's context says when it writes a programme that was checked as a whole: two sessions may swap places. */
export const CHECKED_AS_A_WHOLE = 'isCheckedAsAWhole'

/**
 * Refuses overlaps at the one moment that counts, the write of a published session: one at a time in this process, so
 * of two people who publish at once the second is told. On MongoDB each such write also touches one counter, so that
 * transactions of two processes cannot both pass.
 */
export async function refuseOverlapsOnPublish(payload: Payload): Promise<void> {
  const { db } = payload
  // A transaction that has begun would not see the series start.
  if (db.name === 'mongoose') await startSeries(payload, PUBLICATIONS)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const guard =
    <Args extends Write, Result>(write: (args: Args) => Promise<Result>) =>
    (args: Args): Promise<Result> => {
      if (args.collection !== 'sessions' || args.data._status !== 'published') return write(args)
      if (args.req?.context?.[CHECKED_AS_A_WHOLE]) return write(args)
      return inTurn(async () => {
        await refuseConflicts(payload, args)
        return write(args)
      })
    }
  db.create = guard(db.create.bind(db) as (args: Write) => Promise<unknown>) as typeof db.create
  db.updateOne = guard(db.updateOne.bind(db) as (args: Write) => Promise<unknown>) as typeof db.updateOne
}

async function refuseConflicts(payload: Payload, { data, id, req }: Write): Promise<void> {
  const request = req as PayloadRequest | undefined
  if (request?.transactionID && payload.db.name === 'mongoose') await nextNumber(payload, PUBLICATIONS, request)
  const placement = { ...data, ...(id ? { id: String(id) } : {}) } as Placement
  const [conflict] = await findConflicts(payload, placement, request)
  if (conflict) throw refuseField(request as PayloadRequest, 'sessions', conflict.path, conflict.message)
}
