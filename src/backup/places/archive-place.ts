import type { Progress } from '../progress'

/** An archive that is on the disk, with the copies of the ledger beside it. */
export interface BroughtArchive {
  path: string
  /** Removes what was brought for this purpose. */
  release(): Promise<void>
}

/**
 * Where archives are, with the copy of the ledger and the status beside them: a folder, or a part of a bucket. Every method rejects with
 * a `BackupError` when the place cannot be used; one that is out of reach is an `UnusableBucketError`.
 */
export interface ArchivePlace {
  /** How people and commands name an archive here. */
  addressOf(name: string): string
  /** Where an archive is written on the disk until it is whole. */
  draftOf(name: string): string
  /** Whether archives are meant to be here. */
  isUsed(): boolean
  /** Resolves when the place can be used, and what was interrupted is removed. For whoever holds the lock. */
  prepare(): Promise<void>
  /** Stores the archive that is whole at `draftOf(name)`: whole or not at all. Nothing else of it is left on the disk. */
  store(name: string, onProgress?: (progress: Progress) => void): Promise<void>
  /** The names of everything that is right here. */
  names(): Promise<string[]>
  remove(name: string): Promise<void>
  /** Brings an archive onto the disk; `undefined` when there is none. */
  bring(name: string, onProgress?: (progress: Progress) => void): Promise<BroughtArchive | undefined>
  /** Reads a small file beside the archives; `undefined` when there is none. */
  readText(name: string, withinMs?: number): Promise<string | undefined>
  /** Writes a small file beside the archives, whole or not at all. */
  writeText(name: string, text: string): Promise<void>
}
