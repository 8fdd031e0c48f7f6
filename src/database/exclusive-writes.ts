import { APIError } from 'payload'
import { type Database, decorated } from './decorate'
import { WriteGate } from './write-gate'
import { wrapWrites } from './write-methods'

/** Longer than any release takes. */
const TIMEOUT_MS = 60_000

const methods = [
  ...(['create', 'createGlobal', 'createGlobalVersion', 'createVersion', 'deleteMany', 'deleteOne'] as const),
  ...(['deleteVersions', 'updateGlobal', 'updateGlobalVersion', 'updateJobs', 'updateMany', 'updateOne'] as const),
  ...(['updateVersion', 'upsert'] as const),
]

/**
 * Makes the other writes of this process wait while an exclusive transaction of SQLite is under way: SQLite would make them
 * wait with the whole thread. A write that waits for a minute is refused with 503. Changes nothing on MongoDB.
 */
export const withExclusiveWrites = (database: Database): Database =>
  decorated(database, (adapter) => {
    if (adapter.name !== 'sqlite') return
    const gate = new WriteGate(TIMEOUT_MS, refusal)
    wrapWrites(adapter, methods, (write) => async (args) => gate.pass(await args.req?.transactionID, () => write(args)))

    const begin = adapter.beginTransaction.bind(adapter)
    adapter.beginTransaction = async (options) => {
      if (options?.behavior !== 'exclusive') return begin(options)
      await gate.close()
      try {
        const id = await begin(options)
        gate.admit(id)
        return id
      } catch (error) {
        gate.open()
        throw error
      }
    }
    const openAfter =
      (end: typeof adapter.commitTransaction): typeof adapter.commitTransaction =>
      async (transaction) => {
        const id = await transaction
        const isHolder = gate.isHeldBy(id)
        try {
          await end(id)
        } finally {
          if (isHolder) gate.open()
        }
      }
    adapter.commitTransaction = openAfter(adapter.commitTransaction.bind(adapter))
    adapter.rollbackTransaction = openAfter(adapter.rollbackTransaction.bind(adapter))
  })

const refusal = () =>
  new APIError(
    'Un programme est en cours de publication : réessayez dans un instant. (A programme is being released: try again in a moment.)',
    503,
    undefined,
    true,
  )
