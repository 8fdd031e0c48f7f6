import type { ArchivePlace } from './places/archive-place'

/** Why a backup is made: asked for or planned, before a migration, a restore or a transfer. It is the start of its name. */
export type BackupReason = 'assises' | 'before-migration' | 'before-restore' | 'before-transfer'

/** How many archives that were made before something else are left in their place, of each reason. */
const SAFETY_COPIES = 3

/** The name of an archive: sorts by instant. */
export const archiveName = (reason: BackupReason, at: Date): string =>
  `${reason}-${at.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}.tar`

const ARCHIVE = /^(assises|before-migration|before-restore|before-transfer)-\d{4}-\d\d-\d\dT[\d-]+Z\.tar$/

/** Whether a name is one that `archiveName` gives. */
export const isArchive = (name: string): boolean => ARCHIVE.test(name)

/** Removes the archives of a reason but the one at `spared` and the latest ones: `limit` of those that were asked for or planned. */
export async function removeOldArchives(
  place: ArchivePlace,
  reason: BackupReason,
  { limit, spared }: { limit: number; spared?: string },
): Promise<void> {
  const names = (await place.names()).filter((name) => ARCHIVE.exec(name)?.[1] === reason).sort()
  const all = names.reverse().filter((name) => place.addressOf(name) !== spared)
  for (const name of all.slice(reason === 'assises' ? limit : SAFETY_COPIES)) await place.remove(name)
}
