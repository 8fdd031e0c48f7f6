import { type Database, decorated } from './decorate'

/**
 * Dates every version of a document by when it was made. Payload gives the version that a restoration makes the date of the
 * document: the admin, which sorts by it, then takes an older draft for the newest version, and a later change for no change.
 */
export const withVersionsInOrder = (database: Database): Database =>
  decorated(database, (adapter) => {
    const createVersion = adapter.createVersion.bind(adapter)
    adapter.createVersion = (args) => createVersion({ ...args, createdAt: args.updatedAt })
  })
