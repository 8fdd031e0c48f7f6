import type { BaseDatabaseAdapter } from 'payload'
import { type Database, decorated } from './decorate'

type FindVersions = Parameters<BaseDatabaseAdapter['findVersions']>[0]

/**
 * Reads only the date of the oldest version that a document may have. After each save Payload looks that version up to delete
 * the older ones, and would read it whole.
 */
export const withOldestVersionByDate = (database: Database): Database =>
  decorated(database, (adapter) => {
    const findVersions = adapter.findVersions.bind(adapter) as (args: FindVersions) => Promise<never>
    adapter.findVersions = (args: FindVersions) =>
      findVersions(isOldestAllowed(args) ? { ...args, select: { updatedAt: true } } : args)
  })

/** Every other find of versions names a language, a selection or pages. */
const isOldestAllowed = (args: FindVersions) =>
  args.limit === 1 && (args.page ?? 1) > 1 && args.pagination === false && !('locale' in args) && !args.select
