import { randomBytes } from 'node:crypto'
import { constants, copyFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { dropMongoDatabase, mongoDatabaseUrl } from './mongo'
import { isTestedOnMongoDB } from './tested-database'

/** A migrated database without documents, for one test file. */
export interface TestDatabase {
  url: string
  kind: 'sqlite' | 'mongodb'
  name: string
  /** A temporary folder for the files of the application, deleted with the database. */
  folder: string
  dispose(): Promise<void>
}

/** Returns a MongoDB database when `TEST_DATABASE` is `mongodb`, else a copy of the migrated SQLite template. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `assises_test_${randomBytes(6).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  if (isTestedOnMongoDB) {
    const url = mongoDatabaseUrl(name)
    const dispose = () => dropMongoDatabase(url).finally(removeFolder)
    return { url, kind: 'mongodb', name, folder, dispose }
  }
  const file = join(folder, 'assises.db')
  copyFileSync(inject('sqliteTemplate'), file, constants.COPYFILE_FICLONE)
  return { url: `file:${file}`, kind: 'sqlite', name, folder, dispose: removeFolder }
}

declare module 'vitest' {
  interface ProvidedContext {
    sqliteTemplate: string
  }
}

/** Whether a database can roll back a transaction: any but a MongoDB without a replica set. */
export const hasTransactions = (db: object & { name: string }): boolean =>
  db.name === 'sqlite' || Boolean((db as { transactionOptions?: unknown }).transactionOptions)
