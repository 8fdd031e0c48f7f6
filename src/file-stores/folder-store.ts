import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { assertPlainName, type FileStore, isPlainName } from './file-store'
import { folderNotes } from './folder-notes'

/** Stores files in a folder of the disk, which is created when first needed. */
export function folderStore(folder: string): FileStore {
  return {
    place: folder,
    check: async () => undefined,
    put: async (name, bytes) => {
      assertPlainName(name)
      await write(folder, name, bytes)
    },
    open: async (name) => {
      if (!isPlainName(name)) return undefined
      const path = join(folder, name)
      const found = await absentAsUndefined(stat(path))
      if (!found?.isFile()) return undefined
      return {
        size: found.size,
        stream: async (range) => Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>,
      }
    },
    read: async (name) => (isPlainName(name) ? absentAsUndefined(readFile(join(folder, name))) : undefined),
    list: async function* () {
      const found = (await absentAsUndefined(readdir(folder, { withFileTypes: true }))) ?? []
      for (const { name } of found.filter((entry) => entry.isFile() && isPlainName(entry.name))) {
        const file = await absentAsUndefined(stat(join(folder, name)))
        if (file) yield { name, bytes: file.size }
      }
    },
    remove: async (names) => {
      const paths = names.filter(isPlainName).flatMap((name) => [join(folder, name), temporaryPath(folder, name)])
      const removals = await Promise.allSettled(paths.map((path) => rm(path, { force: true })))
      const failed = removals.find((removal) => removal.status === 'rejected')
      if (failed) throw failed.reason
    },
    notes: folderNotes(folder),
  }
}

const temporaryPath = (folder: string, name: string) => join(folder, `.${name}`)

// Written under a temporary name and flushed to the disk, then renamed: a reader never gets an incomplete file.
async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryPath(folder, name)
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(temporary, bytes, { flush: true })
    await rename(temporary, join(folder, name))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function absentAsUndefined<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  try {
    return await finding
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
