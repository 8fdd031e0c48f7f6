import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { BasePayload, type Payload, type SanitizedConfig } from 'payload'
import { databaseAdapter } from '../../database/adapter'
import { nameVersions, type Place, placesOf } from './places'

/** One of the two databases of a transfer. No hook, event or rule of the application runs: what is written is what was read. */
export interface Side {
  kind: 'sqlite' | 'mongodb'
  payload: Payload
  /** Each is a collection of `payload.db`. */
  places: Place[]
  /** The tables or collections of the database that belong to no place. */
  unknown(): Promise<string[]>
  close(): Promise<void>
}

/** Connects a database of this version; an SQLite file gets its tables. */
export async function openSide(config: SanitizedConfig, url: string): Promise<Side> {
  const payload = (await new BasePayload().init({
    config: { ...config, db: (await databaseAdapter(url)) as SanitizedConfig['db'] },
    disableOnInit: true,
  })) as unknown as Payload
  const kind = payload.db.name === 'sqlite' ? 'sqlite' : 'mongodb'
  if (kind === 'sqlite') {
    const { db } = payload
    if ('prodMigrations' in db) await db.migrate({ migrations: db.prodMigrations as never })
  }
  const places = placesOf(payload)
  nameVersions(payload, places)
  return {
    ...{ kind, payload, places },
    unknown: () => (kind === 'sqlite' ? unknownTables(payload) : unknownCollections(payload)),
    close: async () => {
      await payload.destroy()
      if (kind === 'sqlite') sqliteClient(payload).close()
    },
  }
}

/** The connection of an SQLite file. */
export const sqliteClient = ({ db }: Pick<Payload, 'db'>) => (db as unknown as SQLiteAdapter).client

const mongo = ({ db }: Payload) => db as unknown as MongooseAdapter

async function unknownTables({ db }: Payload): Promise<string[]> {
  const { client, rawTables } = db as unknown as SQLiteAdapter
  const known = new Set(Object.values(rawTables).map(({ name }) => name))
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
  return rows.map(({ name }) => String(name)).filter((name) => !known.has(name) && !/^(?:sqlite|libsql)_/.test(name))
}

/** Signals between nodes are no content. */
const SIGNALS = /^(?:_writes$|system\.|restored_)/

async function unknownCollections(payload: Payload): Promise<string[]> {
  const { collections, versions, connection } = mongo(payload)
  const models = [...Object.values(collections), ...Object.values(versions)]
  const known = new Set(models.map((model) => model?.collection.collectionName))
  const found = (await connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? []
  return found.map(({ name }) => name).filter((name) => !known.has(name) && !SIGNALS.test(name))
}
