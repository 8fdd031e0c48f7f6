import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { type Database, whileConnected } from './decorate'

/** A connection of the driver: the part that is used here. */
interface Connection {
  error: Error | null
  socket: { destroyed: boolean }
  onClose(): void
  writeCommand(...args: unknown[]): Promise<void>
}

/** The servers that a client of the driver watches, each by a connection of its own. */
interface Watched {
  topology?: { s: { servers: Map<string, { monitor: { connection: Connection | null } | null }> } }
}

/** The classes that have been changed. */
const changed = new WeakSet<Connection>()

/**
 * Makes a command to MongoDB fail when its socket is destroyed. The driver (6.20 and 7.9) waits for ever there if the event
 * that the socket is closed has not come yet: when several connections are lost at once, the loss of the first makes it send a command
 * by another. If that is the one by which it watches the server, it never finds out that the server is back.
 */
export const withClosedSockets = (database: Database): Database =>
  whileConnected(database, ({ db }) => {
    const client = (db as unknown as MongooseAdapter).connection.getClient() as unknown as Watched
    for (const { monitor } of client.topology?.s.servers.values() ?? []) failOnClosedSockets(monitor?.connection)
    return undefined
  })

/** Changes the class of a connection, which the driver does not export. */
function failOnClosedSockets(connection: Connection | null | undefined): void {
  if (!connection) return
  const all = Object.getPrototypeOf(connection) as Connection
  if (changed.has(all) || typeof all.writeCommand !== 'function') return
  changed.add(all)
  const { writeCommand } = all
  all.writeCommand = async function (...args) {
    if (!this.socket.destroyed) return writeCommand.apply(this, args)
    this.onClose()
    throw this.error ?? new Error('The connection to MongoDB is closed.')
  }
}
