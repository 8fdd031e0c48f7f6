import type { Payload, Where } from 'payload'
import { startSeries } from '../../collections/shared/counters/next-number'

/** The series of the minutes in which a planned backup was begun. */
const SERIES = 'backup-minute'

/**
 * Takes the turn of the planned backup of a minute. Returns `true` in one process only, of all nodes with one database: also when the
 * first has finished before the others ask, and when each has a `BACKUP_DIR` of its own.
 */
export async function takeBackupTurn(payload: Payload, minute: number): Promise<boolean> {
  await startSeries(payload, SERIES)
  const where: Where = { and: [{ key: { equals: SERIES } }, { value: { less_than: minute } }] }
  return Boolean(await payload.db.updateOne({ collection: 'counters', where, data: { value: minute } }))
}
