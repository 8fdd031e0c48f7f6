import { existsSync } from 'node:fs'
import type { Payload } from 'payload'
import { knownMigrations } from '../backup/archive/manifest'
import { DamagedDatabaseError } from '../backup/backup-error'
import { migrationsOf, sqliteFile, withSqlite } from '../backup/databases/sqlite'
import { openLedger } from '../consent/ledger/open'
import type { Env } from '../env'
import { ArchiveError } from './archive-error'

/** Returns the origin of the site. Rejects with an `ArchiveError` without `PUBLIC_URL`, or when loading the site would create or migrate a database. */
export async function originToArchive(settings: Pick<Env, 'PUBLIC_URL' | 'DATABASE_URL' | 'isMongo'>): Promise<string> {
  if (!settings.isMongo) await assertUpToDate(sqliteFile(settings.DATABASE_URL))
  if (settings.PUBLIC_URL) return settings.PUBLIC_URL
  throw new ArchiveError(
    'Indiquez PUBLIC_URL, par exemple https://assises.exemple.fr : les pages et les flux d’une archive contiennent l’adresse où elle sera servie.',
  )
}

async function assertUpToDate(file: string): Promise<void> {
  if (!existsSync(file)) throw new ArchiveError(`Il n’y a pas de base de données à ${file} : corrigez DATABASE_URL.`)
  const made = await withSqlite(file, migrationsOf).catch((cause) => {
    throw new DamagedDatabaseError({ cause })
  })
  const isSame = made.length === knownMigrations().length && knownMigrations().every((name) => made.includes(name))
  if (!isSame) {
    throw new ArchiveError(
      'La base de données n’est pas celle de cette version du CMS : démarrez le serveur une fois, puis relancez. Rien n’a été changé.',
    )
  }
}

/** Rejects with an `ArchiveError` unless the database has recorded every withdrawal of the ledger: a restored one has not before its first start. */
export async function assertConsentsKnown(payload: Payload): Promise<void> {
  const open = await openLedger(payload)
  if (open === undefined) return
  if ('problem' in open) {
    throw new ArchiveError(
      'Le registre des retraits manque ou ne peut pas être lu : on ne sait pas qui s’est retiré. Remettez sa dernière copie, redémarrez le serveur, puis relancez.',
    )
  }
  if (open.position < open.ledger.facts.length) {
    throw new ArchiveError(
      'Le registre connaît des retraits que la base ignore encore : démarrez le serveur une fois, puis relancez.',
    )
  }
}
