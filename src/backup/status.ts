import { z } from 'zod'
import type { ArchivePlace } from './places/archive-place'
import { archivePlace } from './places/archive-places'
import type { ArchiveSettings } from './places/backup-bucket'
import { folderPlace } from './places/folder-place'

const statusShape = z.object({
  /** The last backup that was restored and compared. `takenAt`: how old its content is. */
  verified: z.object({ archive: z.string(), takenAt: z.string(), at: z.string(), seconds: z.number() }).optional(),
  /** The last backup or verification that failed since. */
  failed: z.object({ at: z.string(), reason: z.string() }).optional(),
})

/** What is known of the backups of a site. */
export type BackupStatus = z.output<typeof statusShape> & {
  /** The bucket of the archives does not answer: what is known may be out of date. */
  isUnreachable?: boolean
}

const STATUS = 'status.json'
/** The status in a bucket is read again after so long: all nodes say the same by then. */
const FRESH_MS = 10_000
/** A page of the admin waits no longer for a bucket that does not answer. */
const READ_WITHIN_MS = 2_500

let read: { address: string; at: number; status: Promise<BackupStatus> } | undefined

/** Reads what is known of the backups, wherever they are; nothing while none was verified. */
export async function readBackupStatus(settings: ArchiveSettings): Promise<BackupStatus> {
  if (!settings.BACKUP_BUCKET) return (await statusIn(folderPlace(settings.BACKUP_DIR)).catch(() => undefined)) ?? {}
  const [now, address] = [performance.now(), settings.BACKUP_BUCKET]
  if (read?.address !== address || now - read.at > FRESH_MS) {
    read = { address, at: now, status: statusInBucket(settings, read?.address === address ? read.status : undefined) }
  }
  return read.status
}

async function statusInBucket(settings: ArchiveSettings, before?: Promise<BackupStatus>): Promise<BackupStatus> {
  const [found, own] = await Promise.all([
    statusIn(archivePlace(settings), READ_WITHIN_MS).then(
      (status) => status ?? {},
      () => undefined,
    ),
    statusIn(folderPlace(settings.BACKUP_DIR)).catch(() => undefined),
  ])
  const status = found ?? { ...(await before), isUnreachable: true }
  // What failed because of the bucket is noted on the disk.
  const failed = [status.failed, own?.failed]
    .filter((each) => each !== undefined && each.at > (status.verified?.at ?? ''))
    .sort((a, b) => ((a?.at ?? '') < (b?.at ?? '') ? 1 : -1))[0]
  return { ...status, failed }
}

async function statusIn(place: ArchivePlace, withinMs?: number): Promise<BackupStatus | undefined> {
  const text = await place.readText(STATUS, withinMs)
  return text === undefined ? undefined : statusShape.safeParse(jsonOf(text)).data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Records a verified backup, which ends what failed before it, or a failure: on the disk when the bucket cannot be written. */
export async function writeBackupStatus(settings: ArchiveSettings, outcome: BackupStatus): Promise<void> {
  const place = archivePlace(settings)
  try {
    const before = outcome.verified ? {} : await statusIn(place)
    await place.writeText(STATUS, JSON.stringify({ ...before, ...outcome }))
  } catch (error) {
    if (!settings.BACKUP_BUCKET || outcome.verified) throw error
    await folderPlace(settings.BACKUP_DIR).writeText(STATUS, JSON.stringify(outcome))
  }
}

/** The seconds since the content of the last verified backup; infinite without one. */
export function ageOfVerified({ verified }: BackupStatus, now: Date): number {
  return verified ? (now.getTime() - Date.parse(verified.takenAt)) / 1_000 : Number.POSITIVE_INFINITY
}
