import type { Payload } from 'payload'
import { env } from '../../env'
import { readLedger, type UnreadLedger } from './file'
import type { Ledger } from './format'
import { findPosition } from './position'

/** Why the ledger does not say everything that it must. `foreign`: of another database. `shorter`: facts at its end are gone. */
export type LedgerProblem = UnreadLedger | 'foreign' | 'shorter'

/** The ledger that the database follows, and how far. */
export interface OpenLedger {
  ledger: Ledger
  position: number
}

/** Reads the ledger; `undefined` while none must exist, since nothing was ever recorded. */
export async function openLedger(payload: Payload): Promise<OpenLedger | { problem: LedgerProblem } | undefined> {
  const known = await findPosition(payload)
  const ledger = await readLedger(env.LEDGER_FILE)
  if (typeof ledger === 'string') return ledger === 'missing' && !known ? undefined : { problem: ledger }
  // A backup from before the first fact knows of no ledger: everything is replayed.
  if (!known) return { ledger, position: 0 }
  if (known.ledger !== ledger.id) return { problem: 'foreign' }
  return known.position > ledger.facts.length ? { problem: 'shorter' } : { ledger, position: known.position }
}
