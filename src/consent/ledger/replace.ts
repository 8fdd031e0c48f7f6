import { rename } from 'node:fs/promises'
import type { Payload } from 'payload'
import { env } from '../../env'
import { forgetPosition } from './position'
import { recordInLedger } from './record'

/**
 * Begins a new ledger with what the database records. What only the former one recorded is lost. Returns the new name of the former
 * file; `undefined` when there was none.
 */
export async function replaceLedger(payload: Payload): Promise<string | undefined> {
  const aside = `${env.LEDGER_FILE}.${new Date().toISOString().replace(/\W/g, '')}`
  const isMoved = await rename(env.LEDGER_FILE, aside).then(
    () => true,
    () => false,
  )
  await forgetPosition(payload)
  await recordInLedger(payload)
  return isMoved ? aside : undefined
}
