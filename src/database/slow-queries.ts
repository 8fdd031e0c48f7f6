import { readingMethods, writingMethods } from './adapter-methods'
import { type Database, decorated } from './decorate'
import { wrapWrites } from './write-methods'

/**
 * Logs each operation of the database that took at least `ms` milliseconds: the collection, the method and the fields that it
 * filters by. Never their values, which may name somebody.
 */
export const withSlowQueries = (ms: number, database: Database): Database =>
  decorated(database, (adapter, payload) => {
    wrapWrites(adapter, [...readingMethods, ...writingMethods], (operation, method) => async (args) => {
      const began = performance.now()
      try {
        return await operation(args)
      } finally {
        const took = performance.now() - began
        if (took >= ms) {
          const { collection = args.slug, where } = args
          const fields = { collection, method, by: [...fieldsOf(where)].join(' ') || undefined, ms: Math.round(took) }
          payload.logger.warn({ event: 'slow-query', ...fields, msg: 'An operation of the database was slow.' })
        }
      }
    })
  })

/** The names of the fields in a filter. */
function fieldsOf(where: unknown, found = new Set<string>()): Set<string> {
  if (typeof where !== 'object' || where === null) return found
  for (const [name, value] of Object.entries(where)) {
    const isList = (name === 'and' || name === 'or') && Array.isArray(value)
    if (isList) for (const each of value) fieldsOf(each, found)
    else found.add(name)
  }
  return found
}
