import type { Payload, PayloadRequest } from 'payload'
import { outsideTransactions } from '../../../src/database/transaction-scope'
import { isTransient } from '../../../src/database/transient-errors'
import type { Actor, AuditAction, AuditFact } from '../../../src/domain/audit'
import { actingIn } from './acting'

/** The collection of the audit log. */
export const AUDIT = 'audit'

/** What is recorded: an action, the document it is about, and who did it, unless that is who sends the request. */
export interface AuditEntry {
  action: AuditAction
  collection?: string
  id?: string
  actor?: Actor
  count?: number
}

type Recording = Pick<PayloadRequest, 'payload'> &
  Partial<Pick<PayloadRequest, 'user' | 'headers' | 'payloadAPI' | 'transactionID'>>

/**
 * Adds an entry to the audit log, in the transaction of the request if it has one. One that cannot be written is logged and stops
 * nothing. Throws a conflict, after which the transaction is done again.
 */
export async function recordAudit(req: Recording, entry: AuditEntry): Promise<void> {
  const { payload } = req
  const transactionID = await req.transactionID
  try {
    await payload.db.create({
      collection: AUDIT,
      data: { ...factOf(req, entry), isSealed: false },
      req: transactionID === undefined ? undefined : ({ transactionID } as never),
      returning: false,
    })
  } catch (err) {
    if (isTransient(err)) throw err
    const { action, collection, id } = entry
    payload.logger.error({ err, msg: `No entry in the audit log: ${action} ${collection ?? ''} ${id ?? ''}`.trim() })
  }
}

function factOf(req: Recording, { action, collection, id, count, actor }: AuditEntry): AuditFact {
  const acting = actingIn(req)
  const by = actor ?? acting.actor
  return {
    ...{ at: new Date().toISOString(), action, count },
    // On MongoDB too, an entry has all its fields.
    ...{ subjectCollection: collection ?? null, subject: id ?? null, actorKind: by.kind, actor: by.id ?? null },
    address: by.kind === 'person' ? null : (acting.address ?? null),
  }
}

// The bundle of Next may hold this module more than once: all must use the same entries.
const key = Symbol.for('assises.audit-pending')
const shared: typeof globalThis & { [key]?: WeakMap<Payload, Set<Promise<void>>> } = globalThis
shared[key] ??= new WeakMap()
const pending = shared[key]

/** Adds an entry to the audit log about something that writes nothing. The operation does not wait for it. */
export function recordLater(req: Recording, entry: AuditEntry): void {
  const alone = { ...actingRequest(req), transactionID: undefined }
  const writing = outsideTransactions(() => recordAudit(alone, entry)).catch((err: unknown) =>
    req.payload.logger.error({ err, msg: `No entry in the audit log: ${entry.action}` }),
  )
  const all = pending.get(req.payload) ?? new Set()
  pending.set(req.payload, all.add(writing))
  void writing.finally(() => all.delete(writing))
}

const actingRequest = ({ payload, user, headers, payloadAPI }: Recording): Recording => ({
  ...{ payload, user, headers, payloadAPI },
})

/** Resolves once the entries are written that no operation waits for. */
export async function allRecorded(payload: Payload): Promise<void> {
  await Promise.all(pending.get(payload) ?? [])
}
