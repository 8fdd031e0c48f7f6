import type { OriginRequest, OriginResponse } from '../delivery/origin/origin'
import type { PlanNumbers } from '../editorial/plans/plan-numbers'
import type { FileNumbers } from '../file-stores/file-counts'
import type { PublicPathSet } from '../http/public-paths'
import type { DeliveryNumbers } from '../webhooks/delivery-counts'
import type { Problem } from './problem'

/** The running CMS, as the server around its bundle uses it. */
export interface Cms {
  report: BootReport
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** What keeps this process from saving although the database answers. */
  findProblems(): Promise<Problem[]>
  /** A hash of everything that public responses depend on: see `contentHash`. */
  contentHash(): Promise<string>
  /** Answers a fill of the cache, with its dependencies. */
  read(request: OriginRequest): Promise<OriginResponse>
  /** The numbers of deliveries to webhooks, for metrics. */
  countDeliveries(): Promise<DeliveryNumbers>
  /** How many planned publications are late or have failed, for metrics. */
  countPlans(): Promise<PlanNumbers>
  /** What went wrong with files since the start, for metrics. */
  countFiles(): Promise<FileNumbers>
  /** The paths beside the API whose responses may be cached. */
  publicPaths: readonly PublicPathSet[]
  /** Whether this process observes every write to the database, by whatever program. */
  observesAllWrites: boolean
  /** Ends the responses that have no end, for which a stop would wait. */
  endStreams(): void
  /** Stops the job runner and closes the database. */
  close(): Promise<void>
}

/** The results of the boot, for the startup banner. */
export interface BootReport {
  firstAdmin?: { email: string; password?: string }
  seeded?: boolean
  warnings: string[]
}

// This module exists twice in the process, in the Next bundle and around it: only a global is common to both copies.
const key = Symbol.for('assises.boot')
const shared: typeof globalThis & { [key]?: Promise<Cms> } = globalThis

/** Called in the bundle: the CMS is starting, and `boot` settles when it is ready. */
export function announceBoot(boot: Promise<Cms>): void {
  shared[key] = boot
}

/** Called around the bundle: the boot that was announced; `undefined` when there was none. */
export function announcedBoot(): Promise<Cms> | undefined {
  return shared[key]
}
