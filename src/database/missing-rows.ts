import { NotFound, type PayloadRequest } from 'payload'
import { type Database, decorated } from './decorate'

/**
 * Answers 404 to a deletion of a preference that does not exist, and of a document that somebody else has just deleted: Payload, which
 * has found it before, would fail on the row that is no longer there.
 */
export const withMissingRowsRefused = (database: Database): Database =>
  decorated(database, (adapter, payload) => {
    const deleteOne = adapter.deleteOne.bind(adapter)
    adapter.deleteOne = async (args) => {
      // On SQLite, the condition of a preference on its account fails where it finds nothing.
      if (args.collection === 'payload-preferences' && !(await adapter.findOne(args))) return null as never
      const row = await deleteOne(args)
      const isContent = Boolean(payload.collections[args.collection]?.config.versions)
      if (row || !isContent || args.returning === false) return row
      throw new NotFound((args.req as PayloadRequest | undefined)?.t)
    }
  })
