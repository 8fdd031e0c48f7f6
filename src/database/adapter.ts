import { migrations } from '../migrations'

/**
 * The database of a URL: `mongodb://…` selects MongoDB, `file:…` an embedded SQLite file.
 * Identifiers are strings on both, so the two databases give the same types and the same answers.
 */
export async function databaseAdapter(url: string) {
  return isMongo(url) ? mongo(url) : sqlite(url)
}

const isMongo = (url: string) => /^mongodb(\+srv)?:\/\//.test(url)

// Each is loaded alone: the driver that is not used would keep several megabytes.
async function mongo(url: string) {
  const { mongooseAdapter } = await import('@payloadcms/db-mongodb')
  return mongooseAdapter({
    url,
    connectOptions: { serverSelectionTimeoutMS: 2_000, connectTimeoutMS: 2_000, socketTimeoutMS: 20_000 },
    // Unique from the first write on: indexes would otherwise be built in the background.
    ensureIndexes: true,
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
  })
}

// No transactions: with them, concurrent writers end in SQLITE_BUSY. WAL and a busy timeout let them queue.
async function sqlite(url: string) {
  const { sqliteAdapter } = await import('@payloadcms/db-sqlite')
  return sqliteAdapter({
    client: { url },
    idType: 'uuid',
    push: false,
    wal: true,
    busyTimeout: 5_000,
    migrationDir: 'src/migrations',
    prodMigrations: migrations,
  })
}
