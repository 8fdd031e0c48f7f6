import type { Settings } from '../../env/parse-env'
import { Bucket } from '../../file-stores/bucket'
import { BackupError } from '../backup-error'

/** The settings that say where archives are. */
export type ArchiveSettings = Pick<Settings, 'BACKUP_DIR'> &
  Partial<
    Pick<
      Settings,
      | 'BACKUP_BUCKET'
      | 'BACKUP_S3_ENDPOINT'
      | 'BACKUP_S3_REGION'
      | 'BACKUP_S3_ACCESS_KEY_ID'
      | 'BACKUP_S3_SECRET_ACCESS_KEY'
      | 'S3_ENDPOINT'
      | 'S3_REGION'
      | 'S3_ACCESS_KEY_ID'
      | 'S3_SECRET_ACCESS_KEY'
    >
  >

/** A bucket of archives, and the part of it where they are. */
export interface BackupBucket {
  bucket: Bucket
  /** What keys begin with: empty, or with a slash at its end. */
  prefix: string
  /** The beginning of the names of the settings that give access. */
  settings: 'BACKUP_S3_' | 'S3_'
}

/** The bucket at `s3://bucket/folder`. Throws a `BackupError` without a key. */
export function backupBucketAt(address: string, settings: ArchiveSettings): BackupBucket {
  const [, name = '', folder = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(address) ?? []
  const access = accessOf(settings)
  const { accessKeyId, secretAccessKey } = access
  if (!accessKeyId || !secretAccessKey) {
    throw new BackupError(
      'Indiquez la clé du stockage objet : S3_ACCESS_KEY_ID et S3_SECRET_ACCESS_KEY, ou celles qui commencent par BACKUP_S3_.',
    )
  }
  const { endpoint, region, settings: used } = access
  const bucket = new Bucket({ name, endpoint, region, accessKeyId, secretAccessKey })
  return { bucket, prefix: folder ? `${folder}/` : '', settings: used }
}

/** Settings of one server are not mixed with those of another: a key of their own brings its own address. */
function accessOf(settings: ArchiveSettings) {
  const prefix = settings.BACKUP_S3_ACCESS_KEY_ID ? 'BACKUP_S3_' : 'S3_'
  return {
    settings: prefix,
    endpoint: settings[`${prefix}ENDPOINT`],
    region: settings[`${prefix}REGION`] ?? 'us-east-1',
    accessKeyId: settings[`${prefix}ACCESS_KEY_ID`],
    secretAccessKey: settings[`${prefix}SECRET_ACCESS_KEY`],
  } as const
}
