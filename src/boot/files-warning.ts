import { stores } from '../../collections/shared/uploads/stores'
import { whyUnreachable } from './find-problems'

/** A French warning when the store of files does not answer; `undefined` otherwise. */
export async function filesWarning(): Promise<string | undefined> {
  const unreachable = await whyUnreachable(stores.media)
  if (!unreachable) return undefined
  return `ATTENTION : le stockage des fichiers ne répond pas (${unreachable.place} : ${unreachable.reason}). Le site est servi sans ses images, et tout envoi y est refusé. Vérifiez S3_ENDPOINT, S3_BUCKET et la clé, puis relancez s’ils étaient faux.`
}
