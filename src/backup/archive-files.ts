import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Why a backup is made: asked for or planned, before a migration, a restore or a transfer. It is the start of its name. */
export type BackupReason = 'assises' | 'before-migration' | 'before-restore' | 'before-transfer'

/** How many archives that were made before something else are left in the folder, of each reason. */
const SAFETY_COPIES = 3

/** The name of an archive: sorts by instant. */
export const archiveName = (reason: BackupReason, at: Date): string =>
  `${reason}-${at.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}.tar`

/** The archives of a folder that were made for a reason, the latest first. */
export async function archivesIn(folder: string, reason: BackupReason): Promise<string[]> {
  const pattern = new RegExp(`^${reason}-\\d{4}-\\d\\d-\\d\\dT[\\d-]+Z\\.tar$`)
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => pattern.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/** Removes the archives of a reason but `spared` and the latest ones: `limit` of those that were asked for or planned. */
export async function removeOldArchives(
  folder: string,
  reason: BackupReason,
  { limit, spared }: { limit: number; spared?: string },
): Promise<void> {
  const all = (await archivesIn(folder, reason)).filter((path) => path !== spared)
  for (const path of all.slice(reason === 'assises' ? limit : SAFETY_COPIES)) await rm(path, { force: true })
}

/** Removes what backups that were interrupted have left in a folder. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^\.(?:part|staging|ledger)-/.test(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
}
