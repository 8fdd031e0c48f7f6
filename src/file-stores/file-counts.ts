import type { UploadCollection } from './upload-stores'

/** What went wrong with files since the process started. */
export interface FileNumbers {
  /** Requests for a file that a document names and the store lacks, by collection. */
  missing: Record<UploadCollection, number>
  /** Requests for a file while the store did not answer. */
  unreachable: number
}

// Bundles may load this module twice in one process: only a global is common to both copies.
const key = Symbol.for('assises.file-counts')
const shared: typeof globalThis & { [key]?: FileNumbers & { named: Set<string> } } = globalThis
shared[key] ??= { missing: { media: 0, documents: 0 }, unreachable: 0, named: new Set() }
const counts = shared[key]

/** So many names of missing files are remembered. */
const MOST_NAMES = 1_000

/** Counts a file that a document names and the store lacks. Returns whether this file is missing for the first time. */
export function countMissingFile(collection: UploadCollection, name: string): boolean {
  counts.missing[collection] += 1
  if (counts.named.has(name) || counts.named.size >= MOST_NAMES) return false
  counts.named.add(name)
  return true
}

/** Counts a file that could not be read because the store did not answer. */
export function countUnreachable(): void {
  counts.unreachable += 1
}

/** Returns what was counted. */
export const fileNumbers = (): FileNumbers => ({ missing: { ...counts.missing }, unreachable: counts.unreachable })
