import { migrations } from '../migrations'
import { withClosedSockets } from './closed-sockets'
import type { Database } from './decorate'
import { withNewIds } from './new-id'
import { reusePreparedStatements } from './prepared-statements'
import { withSequentialCommands } from './sequential-commands'

/**
 * Returns the database of a URL: `mongodb://…` selects MongoDB, `file:…` an embedded SQLite file. Identifiers are strings on
 * both, so that both have the same types and give the same responses.
 */
export async function databaseAdapter(url: string) {
  return isMongo(url) ? mongo(url) : sqlite(url)
}

const isMongo = (url: string) => /^mongodb(\+srv)?:\/\//.test(url)

// Loaded on demand: the unused driver would take several megabytes.
async function mongo(url: string) {
  const { mongooseAdapter } = await import('@payloadcms/db-mongodb')
  const adapter = mongooseAdapter({
    url,
    connectOptions: { serverSelectionTimeoutMS: 2_000, connectTimeoutMS: 2_000, socketTimeoutMS: 20_000 },
    // Unique indexes exist before the first write: they would otherwise be built in the background.
    ensureIndexes: true,
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
  })
  return withSequentialCommands(withClosedSockets(adapter as unknown as Database))
}

// Without transactions, in which concurrent writers fail with SQLITE_BUSY: WAL and a busy timeout make them queue.
async function sqlite(url: string) {
  const { sqliteAdapter } = await import('@payloadcms/db-sqlite')
  const { default: driver } = await import('libsql')
  reusePreparedStatements(driver)
  return sqliteAdapter({
    client: { url },
    // Text, in which `withNewIds` puts ids that MongoDB can store too.
    idType: 'uuid',
    afterSchemaInit: [withNewIds],
    push: false,
    wal: true,
    busyTimeout: 5_000,
    migrationDir: 'src/migrations',
    prodMigrations: migrations,
  })
}
