import { isStoreUnreachable, type StoreUnreachableError } from '../../file-stores/store-unreachable'
import { BackupError } from '../backup-error'
import type { BackupBucket } from './backup-bucket'

/** The bucket of archives cannot be used: it does not answer, or refuses. */
export class UnusableBucketError extends BackupError {}

/** The error of a failure to use a bucket of archives, in words where its cause is known. */
export function explainedBucket(error: unknown, place: BackupBucket): unknown {
  if (!isStoreUnreachable(error)) return error
  return new UnusableBucketError(sentenceOf(error, place), { cause: error })
}

function sentenceOf({ reason, cause }: StoreUnreachableError, { bucket, settings }: BackupBucket): string {
  const { name = '', $metadata } = (cause ?? {}) as { name?: string; $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode
  const bucketName = bucket.settings.name
  if (name === 'NoSuchBucket' || reason === 'no such bucket') {
    return `Le bucket des sauvegardes, ${bucketName}, n’existe pas : créez-le, ou corrigez BACKUP_BUCKET.`
  }
  if (/EntityTooLarge|Quota|Insufficient|StorageFull/i.test(name) || status === 413 || status === 507) {
    return `Le stockage des sauvegardes n’a plus de place, ou refuse une archive de cette taille (${reason}) : agrandissez-le, ou diminuez BACKUP_KEEP. Rien d’incomplet n’y est laissé.`
  }
  if (status === 401 || status === 403) {
    return `Le stockage des sauvegardes refuse la clé (${reason}) : corrigez ${settings}ACCESS_KEY_ID et ${settings}SECRET_ACCESS_KEY, ou donnez à cette clé le droit de lister, de lire, d’écrire et de supprimer dans ${bucketName}.`
  }
  if (status === 301 || status === 307 || status === 400) {
    return `Le stockage des sauvegardes n’accepte pas la demande (${reason}) : vérifiez ${settings}ENDPOINT, ${settings}REGION et BACKUP_BUCKET.`
  }
  return `Le stockage des sauvegardes ne répond pas (${reason}) : vérifiez ${settings}ENDPOINT et le réseau, puis relancez. Rien d’incomplet n’y est laissé.`
}
