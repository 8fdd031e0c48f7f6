import type { BaseDatabaseAdapter, DatabaseAdapterObj, Payload } from 'payload'

/** The `db` of a Payload configuration: what makes its adapter. */
export type Database = DatabaseAdapterObj<BaseDatabaseAdapter>

/** Something that runs until it is closed. */
export interface Part {
  close(): Promise<void> | void
}

/** Prepares a Payload whose database is connected; may return a part that is closed before the database is. */
export type StartPart = (payload: Payload) => Part | undefined | Promise<Part | undefined>

/**
 * A database whose adapter `decorate` changes as soon as it exists, before anything has called it. The methods are replaced
 * in place, so that those of the adapter that call one another call the replaced ones.
 */
export const decorated = (
  database: Database,
  decorate: (adapter: BaseDatabaseAdapter, payload: Payload) => void,
): Database => ({
  ...database,
  init: (args) => {
    const adapter = database.init(args)
    decorate(adapter, args.payload)
    return adapter
  },
})

/** A database for which `start` is called each time it has been connected; its part is closed before the database is. */
export const whileConnected = (database: Database, start: StartPart): Database =>
  decorated(database, (adapter, payload) => {
    const connect = adapter.connect?.bind(adapter)
    const destroy = adapter.destroy?.bind(adapter)
    let part: Part | undefined
    adapter.connect = async (options) => {
      await connect?.(options)
      part = await start(payload)
    }
    adapter.destroy = async () => {
      await part?.close()
      part = undefined
      await destroy?.()
    }
  })
