import { randomBytes } from 'node:crypto'
import { constants, copyFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { dropMongoDatabase, mongoDatabaseUrl } from './mongo'

/** A database that belongs to one test file, empty and ready for Payload. */
export interface TestDatabase {
  url: string
  kind: 'sqlite' | 'mongodb'
  name: string
  /** A folder that goes away with the database: for media and whatever else the application writes. */
  folder: string
  dispose(): Promise<void>
}

/** The database that `TEST_DATABASE` names (`mongodb`), else a copy of the migrated SQLite template. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `assises_test_${randomBytes(6).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  if (process.env.TEST_DATABASE === 'mongodb') {
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
