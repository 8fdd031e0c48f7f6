import type { OriginRequest, OriginResponse } from '../delivery/origin/origin'

/** What the running CMS offers to the server around it. */
export interface Cms {
  report: BootReport
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** One word for all that public answers are made of: see `contentMark`. */
  contentHash(): Promise<string>
  /** Answers a fill of the cache, and says what it has read. */
  read(request: OriginRequest): Promise<OriginResponse>
  /** Prefixes of the paths beside the API whose responses may be cached: see `PublicPaths`. */
  publicPrefixes: readonly string[]
  /** Whether this process learns of every write to the database, whoever makes it and by whatever tool. */
  observesAllWrites: boolean
  /** Stops the job runner and closes the database. */
  close(): Promise<void>
}

/** What the first moments of the CMS did, for the person who started it. */
export interface BootReport {
  firstAdmin?: { email: string; password?: string }
  seeded?: boolean
  warnings: string[]
}

// Modules exist twice in the process, in the Next bundle and around it: only what is global is common to both.
const key = Symbol.for('assises.boot')
const shared: typeof globalThis & { [key]?: Promise<Cms> } = globalThis

/** Said inside the bundle: the CMS is starting, and `boot` settles when it is usable. */
export function announceBoot(boot: Promise<Cms>): void {
  shared[key] = boot
}

/** Asked around the bundle: the CMS that was announced, if any. */
export function announcedBoot(): Promise<Cms> | undefined {
  return shared[key]
}
