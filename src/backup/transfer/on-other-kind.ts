import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { SanitizedConfig } from 'payload'
import { lastPosition } from '../../content/changes/log-rows'
import type { Env } from '../../env'
import { differing, unchanged } from '../answers'
import { BackupError } from '../backup-error'
import { dropMongo } from '../databases/mongo-restore'
import { sqliteFile } from '../databases/sqlite'
import type { Restorable } from '../restore/restorable'
import { changesAreRecorded, comparable } from '../verify/comparable'
import { answersAt } from '../verify/read-answers'
import { freePort, serveTemporarily, type TemporarySite, temporaryMongo } from '../verify/temporary-site'
import type { Compared } from './compare-answers'
import { copyRows } from './copy-rows'
import { clearDangling } from './dangling'
import { refuseFormerIds } from './refusals'
import { openSide } from './side'

/** A temporary site that is compared, at these paths of it. */
interface Comparison {
  settings: Env
  config: SanitizedConfig
  site: TemporarySite
  paths: readonly string[]
}

/**
 * Copies the database of a temporary site to a new one of the other kind, where `url` says, serves it and compares every answer.
 * Removes the copy. Rejects with a `BackupError` when `url` is of the same kind or its file exists.
 */
export async function compareOnOtherKind(
  url: string,
  { settings, config, site, paths }: Comparison,
): Promise<Compared> {
  const copy = await placeOfCopy(url, settings, site.settings)
  const remove = () => removeDatabase(copy)
  const lastChange = await copyDatabase(config, site.settings, copy).catch(async (error) => {
    await remove()
    throw error
  })
  const other = await serveTemporarily(settings, copy, remove)
  try {
    await Promise.all([changesAreRecorded(site), changesAreRecorded(other)])
    const here = comparable(site, lastChange)
    const before = await answersAt(here, paths)
    const found = await answersAt(comparable(other, lastChange), paths)
    const expected = unchanged(before, await answersAt(here, paths))
    return { answers: Object.keys(expected).length, differing: differing(expected, found) }
  } finally {
    await other.close()
  }
}

/** The settings of the copy: its database is its own, its files are those of the temporary site. */
async function placeOfCopy(url: string, settings: Env, site: Restorable): Promise<Restorable> {
  const isMongo = !url.startsWith('file:')
  if (isMongo === site.isMongo) {
    throw new BackupError(
      'VERIFY_DATABASE_URL est de la même sorte que DATABASE_URL : indiquez une base de l’autre sorte, ou retirez ce réglage.',
    )
  }
  if (!isMongo && existsSync(sqliteFile(url))) {
    throw new BackupError(
      `VERIFY_DATABASE_URL indique un fichier qui existe : ${sqliteFile(url)}. Indiquez-en un qui n’existe pas : il est créé, puis supprimé.`,
    )
  }
  const DATABASE_URL = isMongo ? temporaryMongo(url) : url
  return { ...site, DATABASE_URL, isMongo, PORT: await freePort(settings.PORT) }
}

async function removeDatabase({ DATABASE_URL, isMongo }: Restorable): Promise<void> {
  if (isMongo) await dropMongo(DATABASE_URL)
  else for (const end of ['', '-wal', '-shm', '-journal']) await rm(sqliteFile(DATABASE_URL) + end, { force: true })
}

/** Returns the last position in the log of changes that was copied. */
async function copyDatabase(config: SanitizedConfig, from: Restorable, to: Restorable): Promise<number> {
  const source = await openSide(config, from.DATABASE_URL)
  try {
    await refuseFormerIds(source)
    const target = await openSide(config, to.DATABASE_URL)
    try {
      await copyRows(source, target)
      await clearDangling(target)
      return await lastPosition(target.payload)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
