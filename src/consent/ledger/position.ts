import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'

/** How far the database follows a ledger: the number of the last fact that it has recorded or replayed. */
export interface LedgerPosition {
  ledger: string
  position: number
}

const PREFIX = 'ledger '

/** Reads which ledger the database follows, and how far; `undefined` while nothing was ever recorded. */
export async function findPosition(payload: Payload): Promise<LedgerPosition | undefined> {
  const counters = await findDocuments(payload, 'counters', { as: 'system' })
  const row = counters.find(({ key }) => key.startsWith(PREFIX))
  return row && { ledger: row.key.slice(PREFIX.length), position: row.value }
}

/** Stores how far the database follows a ledger. */
export async function writePosition({ db }: Payload, { ledger, position }: LedgerPosition): Promise<void> {
  const key = `${PREFIX}${ledger}`
  const where = { key: { equals: key } }
  const updated = await db.updateOne({ collection: 'counters', where, data: { value: position } })
  if (!updated) await db.create({ collection: 'counters', data: { key, value: position } })
}

/** Makes the database follow no ledger: the next fact begins a new one. */
export async function forgetPosition(payload: Payload): Promise<void> {
  const known = await findPosition(payload)
  if (known)
    await payload.db.deleteOne({ collection: 'counters', where: { key: { equals: `${PREFIX}${known.ledger}` } } })
}
