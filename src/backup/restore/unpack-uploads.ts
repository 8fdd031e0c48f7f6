import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { storesInBucket, type UploadStores } from '../../file-stores/upload-stores'
import { type UploadFolder, uploadFolders } from '../databases/database-copy'
import { type RestorePlan, unpackedFolder } from './plan'
import type { Restorable } from './restorable'
import { writeFile } from './write-file'

/** Where the uploads of an archive are unpacked. */
export interface UnpackedUploads {
  /** Rejects when `content` does, and writes nothing then that anybody reads. */
  write(folder: UploadFolder, name: string, content: AsyncIterable<Buffer>): Promise<void>
}

/** A note has so many names at most: the sweep asks the database for all of them at once. */
const NAMES_IN_NOTE = 200

/**
 * Prepares the place where the uploads of a plan are unpacked. On a disk, a folder beside them. In a bucket, where nothing can be renamed,
 * their final place: a name means one content for ever, so that they replace nothing. They are noted first: if the restore does not
 * reach its plan, the next start of the server removes those that no row names.
 */
export async function unpackUploads(site: Restorable, { id, files }: RestorePlan): Promise<UnpackedUploads> {
  const inBucket = storesInBucket(site)
  for (const folder of files ? uploadFolders : []) {
    if (inBucket) await noteAll(inBucket, folder, files?.[folder] ?? [])
    else await mkdir(unpackedFolder(site, folder, id), { recursive: true, mode: 0o700 })
  }
  return {
    write: async (folder, name, content) => {
      if (!inBucket) return writeFile(content, join(unpackedFolder(site, folder, id), name))
      const parts: Buffer[] = []
      for await (const part of content) parts.push(part)
      await inBucket[folder].put(name, Buffer.concat(parts))
    },
  }
}

async function noteAll(stores: UploadStores, folder: UploadFolder, names: readonly string[]): Promise<void> {
  for (let start = 0; start < names.length; start += NAMES_IN_NOTE) {
    await stores[folder].notes.write(names.slice(start, start + NAMES_IN_NOTE))
  }
}
