import { existsSync } from 'node:fs'
import { StartError } from '../errors'
import { knownMigrations } from './archive/manifest'
import { type BackedUp, backUp } from './back-up'
import { migrationsOf, sqliteFile, withSqlite } from './databases/sqlite'

/**
 * Makes a backup of an SQLite database that the start is about to migrate, without its files, which a migration leaves alone. Returns its
 * address; `undefined` when nothing is migrated. Rejects with a `StartError` when it cannot be made: nothing is migrated then.
 */
export async function backUpBeforeMigration(site: BackedUp): Promise<string | undefined> {
  if (site.isMongo || !(await isToBeMigrated(sqliteFile(site.DATABASE_URL)))) return undefined
  try {
    return (await backUp(site, { reason: 'before-migration', contents: 'database' })).address
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartError(`La base doit être sauvegardée avant sa mise à jour, et ne peut pas l’être. ${reason}`, {
      cause,
    })
  }
}

/** Whether a database with migrations lacks some. One that cannot be read is left to the start, which says why. */
async function isToBeMigrated(file: string): Promise<boolean> {
  if (!existsSync(file)) return false
  const made = await withSqlite(file, migrationsOf).catch((): string[] => [])
  return made.length > 0 && knownMigrations().some((name) => !made.includes(name))
}
