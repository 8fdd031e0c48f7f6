import { NotFound, type PayloadRequest } from 'payload'
import { type Database, decorated } from './decorate'

/**
 * Answers 404 to a deletion whose document somebody else has just deleted: Payload, which has found it before, would fail on
 * the row that is no longer there.
 */
export const withMissingRowsRefused = (database: Database): Database =>
  decorated(database, (adapter, payload) => {
    const deleteOne = adapter.deleteOne.bind(adapter)
    adapter.deleteOne = async (args) => {
      const row = await deleteOne(args)
      const isContent = Boolean(payload.collections[args.collection]?.config.versions)
      if (row || !isContent || args.returning === false) return row
      throw new NotFound((args.req as PayloadRequest | undefined)?.t)
    }
  })
