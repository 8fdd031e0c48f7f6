import { resolve } from 'node:path'
import type { Env } from '../env'
import type { UploadFolder } from './databases/database-copy'

/** The folder of uploads that an archive has under a name. */
export const folderOf = (site: Pick<Env, 'MEDIA_DIR' | 'DOCUMENTS_DIR'>, folder: UploadFolder): string =>
  resolve(folder === 'media' ? site.MEDIA_DIR : site.DOCUMENTS_DIR)
