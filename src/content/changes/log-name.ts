import { randomInt } from 'node:crypto'
import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'

const KEY = 'changes-log'
const MOST = 2 ** 31

const names = new WeakMap<Payload, string>()

/** The name of the log of this database, which no other one has: positions of two logs cannot be compared. */
export async function logName(payload: Payload): Promise<string> {
  const known = names.get(payload)
  if (known) return known
  const name = ((await find(payload)) ?? (await create(payload))).toString(36)
  names.set(payload, name)
  return name
}

async function find(payload: Payload): Promise<number | undefined> {
  const where = { key: { equals: KEY } }
  return (await findDocuments(payload, 'counters', { as: 'system', where, limit: 1 }))[0]?.value
}

async function create(payload: Payload): Promise<number> {
  const value = randomInt(1, MOST)
  try {
    await payload.db.create({ collection: 'counters', data: { key: KEY, value } })
    return value
  } catch (error) {
    // Another process was faster.
    const given = await find(payload)
    if (given === undefined) throw error
    return given
  }
}
