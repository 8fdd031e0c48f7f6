import pLimit from 'p-limit'
import type { Payload, PayloadRequest } from 'payload'
import { nextNumber, startSeries } from '../shared/counters/next-number'
import { refuseField } from '../shared/messages'
import { findConflicts, type Placement } from './conflicts'

type Write = { collection: string; data: Record<string, unknown>; id?: number | string; req?: Partial<PayloadRequest> }

/** The series that every publication of a session increments on MongoDB, so that two concurrent ones conflict. */
export const PUBLICATIONS = 'publish:sessions'

/** The key in the context of a request that writes a programme checked as a whole: in it two sessions may swap places. */
export const CHECKED_AS_A_WHOLE = 'isCheckedAsAWhole'

/**
 * Refuses overlaps when a published session is written. A mutex serialises these writes in this process, so that of two
 * publications at once the second one is refused. On MongoDB each such write also increments one counter, so that the
 * transactions of two processes conflict.
 */
export async function refuseOverlapsOnPublish(payload: Payload): Promise<void> {
  const { db } = payload
  // A series created within a transaction is not visible to the others.
  if (db.name === 'mongoose') await startSeries(payload, PUBLICATIONS)
  const mutex = pLimit(1)
  const guard =
    <Args extends Write, Result>(write: (args: Args) => Promise<Result>) =>
    (args: Args): Promise<Result> => {
      if (args.collection !== 'sessions' || args.data._status !== 'published') return write(args)
      if (args.req?.context?.[CHECKED_AS_A_WHOLE]) return write(args)
      return mutex(async () => {
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
