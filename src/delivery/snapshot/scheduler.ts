import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Delivery } from '../deliver'
import { loadSnapshot, saveSnapshot } from './file'
import type { Snapshot } from './format'

const EVERY_MS = 5 * 60_000
/** Within which every write, of this process or another, has reached the cache. */
const SETTLED_AFTER_MS = 1_000
const MARK_WITHIN_MS = 10_000
const MAX_BYTES = 64 * 1024 * 1024

/** What a snapshot needs to know. */
export interface SnapshotOptions {
  path: string
  /** Differs between applications that may answer differently. */
  build: string
  /** Differs between contents that may be answered differently. */
  contentHash(): Promise<string>
  /** Whether the cache hears all who write; where it does not, it keeps what it knew before anything was written. */
  observesAllWrites: boolean
  /** Told once for each load and save that came to something. */
  onEvent(event: SnapshotEvent): void
}

/** What became of a snapshot; `reason` is why it was ignored or not saved. */
export interface SnapshotEvent {
  outcome: 'restored' | 'ignored' | 'saved' | 'unsaved'
  entries?: number
  reason?: string
}

type Cache = Pick<Delivery, 'store' | 'counts'>

/** Keeps a copy of the cache in a file, so that a restart begins with what the last process knew. */
export class SnapshotScheduler {
  #saved: string
  /** What the content was before the cache kept anything of it. */
  #beginning: { contentHash: string | undefined; writes: number } = { contentHash: undefined, writes: 0 }
  #timer: NodeJS.Timeout | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(
    readonly cache: Cache,
    readonly options: SnapshotOptions,
  ) {
    this.#saved = this.#state
  }

  /** Fills the cache from the file, if it is of this very application and content. Never rejects. */
  async restore(): Promise<void> {
    const { store, counts } = this.cache
    const { path, observesAllWrites, onEvent } = this.options
    const heard = counts.writes
    const snapshot = await loadSnapshot(path)
    if (snapshot === 'absent' && observesAllWrites) return
    this.#beginning = { contentHash: await this.#contentHash(), writes: heard }
    if (snapshot === 'absent') return
    const objection = snapshot === 'unreadable' ? snapshot : this.#objectionTo(snapshot)
    if (snapshot === 'unreadable' || objection) {
      // It may show somebody who has since been withdrawn.
      await rm(path, { force: true }).catch(() => undefined)
      return onEvent({ outcome: 'ignored', reason: objection })
    }
    for (const [key, entry] of snapshot.entries) store.set(key, entry)
    this.#saved = this.#state
    onEvent({ outcome: 'restored', entries: store.counts.entries })
  }

  /** Saves from now on what changes, now and then. */
  start(): void {
    this.#timer = setInterval(() => void this.#saveInTurn(), EVERY_MS)
    this.#timer.unref()
  }

  /** Saves a last time; the cache must still hear writes, and the database answer. Never rejects. */
  close(): Promise<void> {
    clearInterval(this.#timer)
    return this.#saveInTurn()
  }

  #objectionTo({ build, contentHash }: Snapshot): string | undefined {
    if (build !== this.options.build) return 'build'
    if (contentHash !== this.#beginning.contentHash) return 'content'
    // As for a fill: what was read before a write is not kept after it.
    return this.#isUntouched ? undefined : 'written meanwhile'
  }

  get #isUntouched(): boolean {
    return this.cache.counts.writes === this.#beginning.writes
  }

  #saveInTurn(): Promise<void> {
    this.#last = this.#last.then(() => this.#save())
    return this.#last
  }

  async #save(): Promise<void> {
    const { path, build, observesAllWrites, onEvent } = this.options
    const state = this.#state
    if (state === this.#saved) return
    try {
      if (this.#entries.length === 0) return await rm(path, { force: true })
      if (!observesAllWrites && !this.#isUntouched) {
        this.#saved = state
        await rm(path, { force: true })
        return onEvent({ outcome: 'unsaved', reason: 'written' })
      }
      // What was written before the first mark has reached the cache when its entries are taken, and the second mark
      // tells that nothing was written since: the entries are those of the mark.
      const contentHash = await this.#contentHash()
      await wait(SETTLED_AFTER_MS)
      const entries = this.#entries
      const isSame = contentHash !== undefined && contentHash === (await this.#contentHash())
      if (!isSame || (!observesAllWrites && contentHash !== this.#beginning.contentHash)) {
        return onEvent({ outcome: 'unsaved', reason: 'content' })
      }
      await saveSnapshot(path, { build, contentHash, entries })
      this.#saved = state
      onEvent({ outcome: 'saved', entries: entries.length })
    } catch (error) {
      onEvent({ outcome: 'unsaved', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  async #contentHash(): Promise<string | undefined> {
    const late = wait(MARK_WITHIN_MS, undefined, { ref: false })
    return Promise.race([this.options.contentHash().catch(() => undefined), late])
  }

  // An answer that read nothing is as easily made again, and the marks say nothing about it.
  get #entries(): Snapshot['entries'] {
    return this.cache.store.mostRecent(MAX_BYTES).filter(([, { tags }]) => tags.length > 0)
  }

  // Changes with whatever may change what the cache holds.
  get #state(): string {
    const { misses, invalidated, writes } = this.cache.counts
    return [misses, invalidated, writes].join()
  }
}
