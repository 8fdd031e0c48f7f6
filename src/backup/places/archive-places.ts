import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { ArchivePlace } from './archive-place'
import type { ArchiveSettings } from './backup-bucket'
import { BucketPlace } from './bucket-place'
import { folderPlace } from './folder-place'

/** Where a site has its archives: in `BACKUP_BUCKET`, else in `BACKUP_DIR`. */
export const archivePlace = (settings: ArchiveSettings): ArchivePlace =>
  settings.BACKUP_BUCKET ? new BucketPlace(settings.BACKUP_BUCKET, settings) : folderPlace(settings.BACKUP_DIR)

/** The archive that an operator names: `s3://bucket/folder/name`, a path, or its name alone when it is where the site has its archives. */
export function namedArchive(settings: ArchiveSettings, given: string): { place: ArchivePlace; name: string } {
  const [, bucket, name] = /^(s3:\/\/.+)\/([^/]+)$/.exec(given) ?? []
  if (bucket && name) return { place: new BucketPlace(bucket, settings), name }
  const isName = !given.includes('/') && !existsSync(given)
  if (isName && settings.BACKUP_BUCKET) return { place: archivePlace(settings), name: given }
  return { place: folderPlace(dirname(resolve(given))), name: basename(given) }
}
