import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { firstStartOf } from '../env/first-start'

/** The folders and files of a site beside its database. */
export interface SitePlaces {
  DATA_DIR: string
  MEDIA_DIR: string
  DOCUMENTS_DIR: string
  LEDGER_FILE: string
  isMongo: boolean
}

/**
 * The paths that a site with content has left beside its database: uploads, its ledger, the snapshot of its cache, its secret.
 * None while a first start is under way, or after one that was interrupted.
 */
export function tracesOfSite({ DATA_DIR, MEDIA_DIR, DOCUMENTS_DIR, LEDGER_FILE, isMongo }: SitePlaces): string[] {
  const interrupted = firstStartOf(DATA_DIR)
  if (interrupted === 'example') return []
  const secret = interrupted === undefined ? [join(DATA_DIR, 'secret')] : []
  // With MongoDB this folder is the same for every database.
  const ofData = isMongo ? [] : [...secret, join(DATA_DIR, 'cache.snapshot')]
  const files = [...ofData, LEDGER_FILE].filter((path) => existsSync(path))
  return [...files, ...[MEDIA_DIR, DOCUMENTS_DIR].filter(hasFiles)]
}

/** Whether a folder has a file other than hidden ones. */
function hasFiles(folder: string): boolean {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false
  return readdirSync(folder).some((name) => !name.startsWith('.') && statSync(join(folder, name)).isFile())
}
