import { randomUUID } from 'node:crypto'
import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { hasEnded, ownProcess } from '../../database/own-process'

const KEY = 'changes'

/** Without a renewal for this long, a lease has lost its owner. On SQLite the end of its process says so. */
const LIFETIME_MS = { mongoose: 15_000, sqlite: 24 * 3_600_000 }

interface Lease {
  owner: string
  pid: number
  token: string
  until: string
}

/** `taken`: held from now on, after another process. */
type Holding = 'held' | 'taken' | undefined

/** Claims or renews the lease of the log, whose owner alone writes to it; `undefined` while another process has it. */
export async function holdLease(payload: Payload): Promise<Holding> {
  const lifetime = payload.db.name === 'sqlite' ? LIFETIME_MS.sqlite : LIFETIME_MS.mongoose
  const until = new Date(Date.now() + lifetime).toISOString()
  const lease = await findLease(payload)
  if (!lease) return create(payload, until)
  const left = Date.parse(lease.until) - Date.now()
  if (lease.token === ownProcess.token) {
    if (left > lifetime / 2) return 'held'
    return (await change(payload, lease, until)) ? 'held' : undefined
  }
  const isAbandoned = left < 0 || (payload.db.name === 'sqlite' && hasEnded(lease))
  return isAbandoned && (await change(payload, lease, until)) ? 'taken' : undefined
}

/** Gives the lease back when this process has it. */
export async function returnLease(payload: Payload): Promise<void> {
  const where: Where = { and: [{ key: { equals: KEY } }, { token: { equals: ownProcess.token } }] }
  await payload.db.deleteMany({ collection: 'leases', where })
}

async function findLease(payload: Payload): Promise<Lease | undefined> {
  const [lease] = await findDocuments<Lease>(payload, 'leases', {
    as: 'system',
    where: { key: { equals: KEY } },
    limit: 1,
  })
  return lease
}

async function create(payload: Payload, until: string): Promise<Holding> {
  try {
    const data = { ...ownProcess, key: KEY, owner: randomUUID(), until, createdAt: new Date().toISOString() }
    await payload.db.create({ collection: 'leases', data })
    return 'taken'
  } catch (error) {
    if (await findLease(payload)) return undefined
    throw error
  }
}

// The database decides: a lease changes hands by the id of its former owner, once.
const change = (payload: Payload, { owner }: Lease, until: string) =>
  payload.db.updateOne({
    collection: 'leases',
    where: { owner: { equals: owner } },
    data: { ...ownProcess, owner: randomUUID(), until },
  })
