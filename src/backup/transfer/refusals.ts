import { existsSync } from 'node:fs'
import type { Env } from '../../env'
import { knownMigrations } from '../archive/manifest'
import { BackupError } from '../backup-error'
import { migrationsOf, sqliteFile, withSqlite } from '../databases/sqlite'
import type { Side } from './side'
import { sqliteClient } from './side'

/** Rejects with a `BackupError` when the source is not a database of this version. A MongoDB database does not say its version. */
export async function refuseOtherSchema({ isMongo, DATABASE_URL }: Env): Promise<void> {
  if (isMongo) return
  const file = sqliteFile(DATABASE_URL)
  if (!existsSync(file)) throw new BackupError(`Il n’y a pas de base de données à ${file} : corrigez DATABASE_URL.`)
  const [made, known] = [await withSqlite(file, migrationsOf), knownMigrations()]
  if (made.some((name) => !known.includes(name))) {
    throw new BackupError('La base est celle d’une version plus récente : mettez d’abord l’application à jour.')
  }
  if (known.some((name) => !made.includes(name))) {
    throw new BackupError(
      'La base est celle d’une version plus ancienne : démarrez une fois le serveur, arrêtez-le, puis relancez.',
    )
  }
}

/** Rejects with a `BackupError` when rows of an SQLite file have ids that MongoDB cannot store: see decision 063. */
export async function refuseFormerIds({ kind, payload, places }: Side): Promise<void> {
  if (kind !== 'sqlite') return
  let count = 0
  for (const { name } of places) {
    const table = (payload.db as unknown as { tableNameMap: Map<string, string> }).tableNameMap.get(
      name.replaceAll('-', '_'),
    )
    const { rows } = await sqliteClient(payload).execute(`SELECT count(*) FROM "${table}" WHERE length(id) <> 24`)
    count += Number(rows[0]?.[0])
  }
  if (count === 0) return
  throw new BackupError(
    `${count} lignes ont un identifiant d’une version d’avant novembre 2026, que MongoDB ne peut pas garder : cette installation reste sur SQLite, où rien ne change pour elle. docs/decisions/063-one-scheme-of-ids.md dit pourquoi.`,
  )
}
