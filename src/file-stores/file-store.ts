import type { ByteRange } from '../http/byte-range'
import type { FileNotes } from './file-notes'

/** A stored file: its size in bytes, and its content as a stream. */
export interface StoredFile {
  size: number
  /** `undefined` when the file was removed since it was opened. */
  stream(range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined>
}

/** A file of a list, with its size. */
export interface ListedFile {
  name: string
  bytes: number
}

/**
 * Stores the files of one collection. Names are plain file names; a name with a path is treated as absent. Every method rejects with
 * a `StoreUnreachableError` when the store does not answer in time.
 */
export interface FileStore {
  /** Where it is, for people: a folder, or a part of a bucket. */
  place: string
  /** Resolves when the store answers. */
  check(): Promise<void>
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Answers within a second, or rejects. */
  open(name: string): Promise<StoredFile | undefined>
  read(name: string): Promise<Buffer | undefined>
  /** All files, in any order. Hidden ones, such as notes, are left out. */
  list(): AsyncIterable<ListedFile>
  /**
   * Removes as many of the files as possible, and what an interrupted `put` left of them. Rejects when one could not be
   * removed; absent files are ignored.
   */
  remove(names: readonly string[]): Promise<void>
  /** The files that writes of the database are adding or removing. */
  notes: FileNotes
}

/** Whether a name is that of a file of a store: neither a path nor hidden. */
export const isPlainName = (name: string): boolean => /^[^./\\][^/\\]*$/.test(name)

/** Throws unless a name is that of a file of a store. */
export function assertPlainName(name: string): void {
  if (!isPlainName(name)) throw new Error(`Not a plain file name: ${name}`)
}

/** The names of all files of a store. */
export async function namesIn(store: FileStore): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of store.list()) names.push(name)
  return names
}

/** Whether a store has a file. */
export async function hasFiles(store: FileStore): Promise<boolean> {
  for await (const _ of store.list()) return true
  return false
}
