import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ByteRange } from '../../../src/http/byte-range'
import { type FileNotes, folderNotes } from './file-notes'

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
  /**
   * Removes as many of the files as possible, and what an interrupted `put` left of them. Throws when one could not be
   * removed; absent files are ignored.
   */
  remove(names: readonly string[]): Promise<void>
  /** The files that writes of the database are adding or removing. */
  notes: FileNotes
}

/** Stores files in a folder of the disk, which is created when first needed. */
export function folderStore(folder: string): FileStore {
  const pathOf = (name: string) => {
    if (name === '' || name.startsWith('.') || basename(name) !== name) return undefined
    return join(folder, name)
  }
  return {
    put: (name, bytes) => write(folder, pathOf(name) ? name : refuse(name), bytes),
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
      const paths = names.flatMap((name) => (pathOf(name) ? [join(folder, name), temporaryPath(folder, name)] : []))
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
