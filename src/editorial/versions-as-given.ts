import type { BaseDatabaseAdapter } from 'payload'
import { isReadingOnce } from '../../collections/shared/read-once'
import { type Database, decorated } from '../database/decorate'

type CreateVersion = Parameters<BaseDatabaseAdapter['createVersion']>[0]

/**
 * In an operation on many documents, returns the version of a published document as it was stored, without reading it back: it is
 * the document that was read a moment before. For SQLite alone; MongoDB reads nothing back.
 */
export const withVersionsAsGiven = (database: Database): Database =>
  decorated(database, (adapter) => {
    if (adapter.name !== 'sqlite') return
    const createVersion = adapter.createVersion.bind(adapter)
    adapter.createVersion = (async (args: CreateVersion) => {
      if (!isOfManyDocuments(args)) return createVersion(args as never)
      // The adapter may change what it is given.
      const version = structuredClone(args.versionData)
      await createVersion({ ...args, returning: false } as never)
      const { parent, createdAt, updatedAt } = args
      return { parent, version, createdAt, updatedAt }
    }) as typeof adapter.createVersion
  })

function isOfManyDocuments({ autosave, req, returning, select, versionData }: CreateVersion): boolean {
  const { _status } = versionData as { _status?: string }
  return !!req && isReadingOnce(req) && _status === 'published' && !autosave && !select && returning !== false
}
