import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { hasEnded, ownProcess, type WriterProcess } from '../../src/database/own-process'
import { findDocuments } from './find-documents'

/** Who is doing what nobody else may do meanwhile, as the database holds it. `Task` says what. */
export interface Lease<Task = unknown> extends WriterProcess {
  id: string
  owner: string
  until: string
  createdAt: string
  task: Task
  /** The id of the user who began it. */
  by?: string | null
}

/** Without a renewal for this long, a lease has lost its owner. On SQLite, which has one writer, longer than any transaction. */
const LIFETIME_MS = { mongoose: 60_000, sqlite: 11 * 60_000 }

const untilIn = ({ db }: Payload) =>
  new Date(Date.now() + (db.name === 'sqlite' ? LIFETIME_MS.sqlite : LIFETIME_MS.mongoose)).toISOString()

/** Finds the lease of a key, also one whose owner died; `undefined` while nobody has one. */
export async function findLeaseOf<Task>(payload: Payload, key: string): Promise<Lease<Task> | undefined> {
  const where = { key: { equals: key } }
  return (await findDocuments<Lease<Task>>(payload, 'leases', { as: 'system', where, limit: 1 }))[0]
}

/** Whether the owner of a lease is gone: its time has passed, or its process has ended on the only machine that writes. */
export const isAbandoned = ({ db }: Payload, lease: Lease): boolean =>
  new Date(lease.until).getTime() < Date.now() || (db.name === 'sqlite' && hasEnded(lease))

/**
 * Claims the lease of a key, from `former` when it is abandoned. Returns the id of its new owner, and `undefined` when another
 * one was faster. The database decides: a key is unique, and an abandoned lease changes hands once.
 */
export async function claimLeaseOf(
  payload: Payload,
  key: string,
  { task, by }: { task: unknown; by?: string },
  former?: Lease,
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
    if (await findLeaseOf(payload, key)) return undefined
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
