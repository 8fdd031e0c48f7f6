import type { Payload, PayloadRequest } from 'payload'
import type { WriteRule } from '../../src/database/write-rule'
import { nextNumber, startSeries } from '../shared/counters/next-number'
import { refuseField } from '../shared/messages'
import { findConflicts, type Placement } from './conflicts'

/** The series that every publication of a session increments on MongoDB, so that two concurrent ones conflict. */
export const PUBLICATIONS = 'publish:sessions'

/** The key in the context of a request whose programme is checked before its commit: two sessions of it may swap places. */
export const CHECKED_PROGRAMME = 'isCheckedProgramme'

/**
 * Refuses overlaps when a published session is written. On MongoDB each such write also increments one counter, so that
 * the transactions of two processes conflict.
 */
export const refuseOverlapsOnPublish: WriteRule = {
  // A series created within a transaction is not visible to the others.
  prepare: async (payload) => {
    if (payload.db.name === 'mongoose') await startSeries(payload, PUBLICATIONS)
  },
  appliesTo: ({ collection, data, req }) =>
    collection === 'sessions' && data?._status === 'published' && !req?.context?.[CHECKED_PROGRAMME],
  check: async (payload, { data, id, req }) => {
    const request = req as PayloadRequest | undefined
    if (isInMongoTransaction(payload, request)) await nextNumber(payload, PUBLICATIONS, request)
    const placement = { ...data, ...(id ? { id: String(id) } : {}) } as Placement
    const [conflict] = await findConflicts(request ?? payload, placement)
    if (conflict) throw refuseField(request as PayloadRequest, 'sessions', conflict.path, conflict.message)
  },
}

const isInMongoTransaction = ({ db }: Payload, req: PayloadRequest | undefined): boolean =>
  db.name === 'mongoose' && Boolean(req?.transactionID)
