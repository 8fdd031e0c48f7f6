import { traced } from '../traces/trace'
import { readingMethods, writingMethods } from './adapter-methods'
import { type Database, decorated } from './decorate'
import { wrapWrites } from './write-methods'

/**
 * Makes a span of each operation of the database, while traces are on: its method and its collection, never a value. Without traces
 * the database is as it was.
 */
export function withOperationSpans(isTraced: boolean, database: Database): Database {
  if (!isTraced) return database
  return decorated(database, (adapter) => {
    const system = adapter.name === 'sqlite' ? 'sqlite' : 'mongodb'
    wrapWrites(adapter, [...readingMethods, ...writingMethods], (operation, method) => (args) => {
      const collection = args.collection ?? args.slug
      const attributes = { 'db.system.name': system, 'db.operation.name': method, 'db.collection.name': collection }
      return traced({ name: `${method} ${collection ?? ''}`.trim(), kind: 'client', attributes }, () => operation(args))
    })
  })
}
