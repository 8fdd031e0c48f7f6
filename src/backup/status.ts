import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const statusShape = z.object({
  /** The last backup that was restored and compared. `takenAt`: how old its content is. */
  verified: z.object({ archive: z.string(), takenAt: z.string(), at: z.string(), seconds: z.number() }).optional(),
  /** The last backup or verification that failed since. */
  failed: z.object({ at: z.string(), reason: z.string() }).optional(),
})

/** What is known of the backups of a site. */
export type BackupStatus = z.output<typeof statusShape>

interface Place {
  BACKUP_DIR: string
}

const fileIn = ({ BACKUP_DIR }: Place) => join(resolve(BACKUP_DIR), 'status.json')

/** Reads what is known of the backups; nothing while none was verified. */
export async function readBackupStatus(place: Place): Promise<BackupStatus> {
  try {
    return statusShape.parse(JSON.parse(await readFile(fileIn(place), 'utf8')))
  } catch {
    return {}
  }
}

/** Records a verified backup, which ends what failed before it, or a failure. */
export async function writeBackupStatus(place: Place, outcome: BackupStatus): Promise<void> {
  const before = outcome.verified ? {} : await readBackupStatus(place)
  const draft = `${fileIn(place)}.${randomUUID()}`
  await mkdir(resolve(place.BACKUP_DIR), { recursive: true, mode: 0o700 })
  await writeFile(draft, JSON.stringify({ ...before, ...outcome }), { mode: 0o600 })
  await rename(draft, fileIn(place))
}

/** The seconds since the content of the last verified backup; infinite without one. */
export function ageOfVerified({ verified }: BackupStatus, now: Date): number {
  return verified ? (now.getTime() - Date.parse(verified.takenAt)) / 1_000 : Number.POSITIVE_INFINITY
}
