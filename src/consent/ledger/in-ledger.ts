import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { inTurn } from '../../../collections/shared/turn'

const PAUSE_MS = 100

/** What is done with the ledger by one process at a time. A replay records what it does too. */
type LedgerWork = 'ledger' | 'ledger replay'

/** Runs `work` when nobody else does the same, on any node. Rejects when that takes longer than `withinMs`. */
export async function inLedger(
  payload: Payload,
  what: LedgerWork,
  work: () => Promise<void>,
  withinMs: number,
): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await inTurn(payload, what, work))) {
    if (Date.now() > deadline) throw new Error('The ledger is in use by another process.')
    await wait(PAUSE_MS)
  }
}
