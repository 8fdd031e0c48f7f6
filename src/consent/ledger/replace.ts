import { rename } from 'node:fs/promises'
import type { Payload } from 'payload'
import { env } from '../../env'
import { forgetPosition } from './position'
import { recordInLedger } from './record'

/**
 * Begins a new ledger with what the database records. What only the former one recorded is lost. Returns the new name of the former
 * file; `undefined` when there was none. Rejects, and changes nothing, when the file cannot be moved.
 */
export async function replaceLedger(payload: Payload): Promise<string | undefined> {
  const former = `${env.LEDGER_FILE}.${new Date().toISOString().replace(/\W/g, '')}`
  const isMoved = await rename(env.LEDGER_FILE, former).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return false
    },
  )
  await forgetPosition(payload)
  await recordInLedger(payload)
  return isMoved ? former : undefined
}
