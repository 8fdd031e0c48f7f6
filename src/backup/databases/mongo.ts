import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { knownMigrations } from '../archive/manifest'
import { DATABASE_FOLDER, type DatabaseCopy, LEDGER_COUNTER } from './database-copy'

type Connection = MongooseAdapter['connection']
export type MongoDatabase = NonNullable<Connection['db']>
type Row = Record<string, unknown>

interface Driver {
  createConnection(url: string, options: object): { asPromise(): Promise<Connection> }
  mongo: { BSON: { EJSON: Ejson } }
}
interface Ejson {
  stringify(value: unknown, options: { relaxed: boolean }): string
  parse(text: string, options: { relaxed: boolean }): unknown
}

const BATCH_SIZE = 500
/** Collections that a restore has not put in their place yet begin so. */
export const RESTORED_PREFIX = 'restored_'

// Loaded on demand: the driver of the application.
const driver = (): Driver =>
  createRequire(createRequire(join(process.cwd(), 'package.json')).resolve('@payloadcms/db-mongodb'))('mongoose')

/** One line of extended JSON, and back. */
export const toLine = (row: unknown): string => `${driver().mongo.BSON.EJSON.stringify(row, { relaxed: false })}\n`
export const fromLine = (line: string): Row => driver().mongo.BSON.EJSON.parse(line, { relaxed: false }) as Row

/** Calls `use` with a connection of its own to a database. */
export async function withMongo<Result>(
  url: string,
  use: (db: MongoDatabase, connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await driver().createConnection(url, { serverSelectionTimeoutMS: 5_000 }).asPromise()
  try {
    if (!connection.db) throw new Error('The database is not connected.')
    return await use(connection.db, connection)
  } finally {
    await connection.close()
  }
}

/** The names of the collections of a database, in order. */
export async function collectionsOf(db: MongoDatabase): Promise<string[]> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray()
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.') && !name.startsWith(RESTORED_PREFIX))
    .sort()
}

/** Copies a MongoDB database that may be in use into `folder`: as it is at one instant, on a server that has snapshots. */
export async function copyMongo(url: string, folder: string): Promise<DatabaseCopy> {
  await mkdir(folder, { recursive: true })
  return withMongo(url, async (db, connection) => {
    const isSnapshot = await hasSnapshots(db)
    const session = isSnapshot ? connection.getClient().startSession({ snapshot: true }) : undefined
    const copy: DatabaseCopy = {
      ...{ kind: 'mongodb', files: [], schema: knownMigrations().at(-1) ?? null, isSnapshot, hasLedger: false },
      uploads: { media: [], documents: [] },
    }
    try {
      for (const name of await collectionsOf(db)) {
        const path = join(folder, `${name}.jsonl`)
        const rows = db.collection(name).find({}, { session }).batchSize(BATCH_SIZE)
        await pipeline(
          Readable.from(lines(rows as AsyncIterable<Row>, name, copy)),
          createWriteStream(path, { mode: 0o600 }),
        )
        copy.files.push({ name: `${DATABASE_FOLDER}${name}.jsonl`, path })
      }
    } finally {
      await session?.endSession()
    }
    return copy
  })
}

/** Whether a server has sessions that read one snapshot: a replica set, or a router of several. */
async function hasSnapshots(db: MongoDatabase): Promise<boolean> {
  // Servers that are not MongoDB may not know the command.
  const hello = await db
    .admin()
    .command({ hello: 1 })
    .catch(() => ({}) as Row)
  return Boolean(hello.setName) || hello.msg === 'isdbgrid'
}

async function* lines(rows: AsyncIterable<Row>, collection: string, copy: DatabaseCopy): AsyncGenerator<string> {
  for await (const row of rows) {
    if (collection === 'counters' && String(row.key).startsWith(LEDGER_COUNTER)) copy.hasLedger = true
    if (collection === 'media' || collection === 'documents') copy.uploads[collection].push(...namesIn(row))
    yield toLine(row)
  }
}

/** The file of an upload and those of its sizes. */
function namesIn({ filename, sizes }: Row): string[] {
  const all = [filename, ...Object.values((sizes ?? {}) as Record<string, Row>).map((size) => size?.filename)]
  return all.filter((name): name is string => typeof name === 'string')
}
