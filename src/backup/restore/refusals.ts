import { existsSync } from 'node:fs'
import { hasFiles } from '../../file-stores/file-store'
import { uploadStores } from '../../file-stores/upload-stores'
import { isKnownSchema, type Manifest } from '../archive/manifest'
import { BackupError } from '../backup-error'
import { hasDocuments } from '../databases/mongo-restore'
import { sqliteFile, withSqlite } from '../databases/sqlite'
import { serverAddress } from '../server-address'
import type { Restorable } from './restorable'

const databaseNames = { sqlite: 'SQLite', mongodb: 'MongoDB' }

/** Rejects with a `BackupError` while the server of a site answers, or another program, this one included, uses its database. */
export async function refuseRunning(site: Restorable): Promise<void> {
  await refuseAnswering(site)
  if (!site.isMongo && (await isInUse(sqliteFile(site.DATABASE_URL)))) throw new RunningError()
}

/** Rejects with a `BackupError` while the server of a site answers. */
export async function refuseAnswering(site: Pick<Restorable, 'HOST' | 'PORT'>): Promise<void> {
  const signal = AbortSignal.timeout(3_000)
  const isAnswering = await fetch(`${serverAddress(site)}/health/live`, { signal }).then(
    () => true,
    ({ name }: Error) => name === 'TimeoutError',
  )
  if (isAnswering) throw new RunningError()
}

class RunningError extends BackupError {
  constructor() {
    super('Le serveur utilise encore ces données : arrêtez-le, relancez cette commande, puis redémarrez-le.')
  }
}

/** Whether another program has an SQLite file open: it can then not be taken out of its journal mode. */
async function isInUse(file: string): Promise<boolean> {
  if (!existsSync(file)) return false
  try {
    const { rows } = await withSqlite(file, (client) => client.execute('PRAGMA journal_mode = DELETE'))
    return rows[0]?.[0] !== 'delete'
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (/^SQLITE_BUSY|^SQLITE_LOCKED/.test(String(code))) return true
    // A damaged database is one to replace.
    return false
  }
}

/** Rejects with a `BackupError` when an archive does not fit a site, or the site has data that may not be replaced. */
export async function refuseImpossible(site: Restorable, manifest: Manifest, isReplacing: boolean): Promise<void> {
  const kind = site.isMongo ? 'mongodb' : 'sqlite'
  if (manifest.kind !== kind) {
    throw new BackupError(
      `C’est la sauvegarde d’une base ${databaseNames[manifest.kind]}, et DATABASE_URL désigne ${databaseNames[kind]} : corrigez DATABASE_URL.`,
    )
  }
  if (!isKnownSchema(manifest.schema)) {
    throw new BackupError(
      `Cette sauvegarde vient d’une version plus récente (${manifest.version}, ${manifest.schema}) : mettez d’abord l’application à jour.`,
    )
  }
  if (!isReplacing && (await hasData(site, manifest))) {
    throw new BackupError(
      'Il y a déjà des données à cet endroit. Pour les remplacer, ajoutez --replace : une sauvegarde en sera faite d’abord.',
    )
  }
}

async function hasData(site: Restorable, { contents }: Manifest): Promise<boolean> {
  if (site.isMongo ? await hasDocuments(site.DATABASE_URL) : existsSync(sqliteFile(site.DATABASE_URL))) return true
  if (contents === 'database') return false
  for (const store of Object.values(uploadStores(site))) if (await hasFiles(store)) return true
  return false
}
