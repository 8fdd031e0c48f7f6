import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ByteRange } from '../../../src/http/byte-range'

/** A stored file: its size in bytes, and its content as a stream. */
export interface StoredFile {
  size: number
  stream(range?: ByteRange): ReadableStream<Uint8Array>
}

/** Stores the files of one collection. Names are plain file names; a name with a path is treated as absent. */
export interface FileStore {
  put(name: string, bytes: Uint8Array): Promise<void>
  open(name: string): Promise<StoredFile | undefined>
  read(name: string): Promise<Buffer | undefined>
  /** Removes as many of the files as possible. Throws when one could not be removed; absent files are ignored. */
  remove(names: readonly string[]): Promise<void>
}

/** Stores files in a folder of the disk, which is created when first needed. */
export function folderStore(folder: string): FileStore {
  const pathOf = (name: string) => {
    if (name === '' || name.startsWith('.') || basename(name) !== name) return undefined
    return join(folder, name)
  }
  return {
    put: (name, bytes) => write(folder, pathOf(name) ?? refuse(name), bytes),
    open: async (name) => {
      const path = pathOf(name)
      if (!path) return undefined
      const found = await absentAsUndefined(stat(path))
      if (!found?.isFile()) return undefined
      return {
        size: found.size,
        stream: (range) => Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>,
      }
    },
    read: async (name) => {
      const path = pathOf(name)
      return path ? absentAsUndefined(readFile(path)) : undefined
    },
    remove: async (names) => {
      const removals = await Promise.allSettled(names.map(pathOf).map((path) => path && rm(path, { force: true })))
      const failed = removals.find((removal) => removal.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

// Written under a temporary name, then renamed: a reader never gets an incomplete file.
async function write(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(temporary, bytes)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function refuse(name: string): never {
  throw new Error(`Not a plain file name: ${name}`)
}

async function absentAsUndefined<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  try {
    return await finding
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
