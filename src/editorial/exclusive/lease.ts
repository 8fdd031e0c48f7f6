import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { hasEnded, ownProcess, type WriterProcess } from '../../database/own-process'
import type { FileFormat } from '../../domain/exchange/drafts'
import type { CloneOrder } from '../clone-edition/order'

/** An operation on many documents. Its lease says how to mend it when its process dies. */
export type Task =
  | { operation: 'release' | 'restore' | 'recover' | 'seed'; edition?: string }
  | { operation: 'import'; edition: string; fileName: string; format: FileFormat }
  | { operation: 'undo' | 'undo-copy'; edition: string }
  | { operation: 'copy'; edition: string; order: CloneOrder }

/** The lease of the running operation, as the database holds it. */
export interface StoredLease extends WriterProcess {
  id: string
  owner: string
  until: string
  createdAt: string
  task: Task
  /** The id of the user who began the operation. */
  by?: string | null
}

// One for the whole site: two imports into two editions would both create a person whom both name.
const key = 'programme'

/** Without a renewal for this long, a lease has lost its owner. On SQLite, which has one writer, longer than any transaction. */
const LIFETIME_MS = { mongoose: 60_000, sqlite: 11 * 60_000 }

const untilIn = ({ db }: Payload) =>
  new Date(Date.now() + (db.name === 'sqlite' ? LIFETIME_MS.sqlite : LIFETIME_MS.mongoose)).toISOString()

/** Finds the lease, also one whose owner died; `undefined` while nothing runs. */
export async function findLease(payload: Payload): Promise<StoredLease | undefined> {
  const where = { key: { equals: key } }
  return (await findDocuments<StoredLease>(payload, 'leases', { as: 'system', where, limit: 1 }))[0]
}

/** Whether the owner of a lease is gone: its time has passed, or its process has ended on the only machine that writes. */
export const isAbandoned = ({ db }: Payload, lease: StoredLease): boolean =>
  new Date(lease.until).getTime() < Date.now() || (db.name === 'sqlite' && hasEnded(lease))

/**
 * Claims the lease for a task, from `former` when it is abandoned. Returns the id of its new owner, and `undefined` when
 * another one was faster. The database decides: a key is unique, and an abandoned lease changes hands once.
 */
export async function claimLease(
  payload: Payload,
  { task, by }: { task: Task; by?: string },
  former?: StoredLease,
): Promise<string | undefined> {
  const owner = randomUUID()
  const now = new Date().toISOString()
  const data = { ...ownProcess, key, owner, task, by: by ?? null, until: untilIn(payload), createdAt: now }
  if (former) {
    const where = { owner: { equals: former.owner } }
    return (await payload.db.updateOne({ collection: 'leases', where, data })) ? owner : undefined
  }
  try {
    await payload.db.create({ collection: 'leases', data })
    return owner
  } catch (error) {
    if (await findLease(payload)) return undefined
    throw error
  }
}

/** Renews the lease of an owner. Returns whether it still has it. */
export async function renewLease(payload: Payload, owner: string): Promise<boolean> {
  const data = { until: untilIn(payload) }
  return Boolean(await payload.db.updateOne({ collection: 'leases', where: { owner: { equals: owner } }, data }))
}

/** Gives the lease of an owner back. */
export async function returnLease(payload: Payload, owner: string): Promise<void> {
  await payload.db.deleteOne({ collection: 'leases', where: { owner: { equals: owner } } })
}
