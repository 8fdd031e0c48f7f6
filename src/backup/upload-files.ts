import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Env } from '../env'
import type { UploadFolder } from './databases/database-copy'

/** The folder of uploads that an archive has under a name. */
export const folderOf = (site: Pick<Env, 'MEDIA_DIR' | 'DOCUMENTS_DIR'>, folder: UploadFolder): string =>
  resolve(folder === 'media' ? site.MEDIA_DIR : site.DOCUMENTS_DIR)

/** The names of the uploads in a folder: plain files whose name does not begin with a dot. */
export async function uploadNames(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return found.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
}
