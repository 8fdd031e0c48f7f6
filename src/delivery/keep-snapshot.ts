import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Delivery } from './deliver'
import type { Snapshot } from './snapshot'
import { loadSnapshot, saveSnapshot } from './snapshot-file'

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
  mark(): Promise<string>
  /** Told once for each load and save that came to something. */
  tell(event: SnapshotEvent): void
}

/** What became of a snapshot; `reason` is why it was ignored or not saved. */
export interface SnapshotEvent {
  outcome: 'restored' | 'ignored' | 'saved' | 'unsaved'
  entries?: number
  reason?: string
}

type Cache = Pick<Delivery, 'store' | 'counts'>

/** Keeps a copy of the cache in a file, so that a restart begins with what the last process knew. */
export class SnapshotKeeper {
  #saved: string
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
    const { store } = this.cache
    const { path, tell } = this.options
    const snapshot = await loadSnapshot(path)
    if (snapshot === 'absent') return
    const objection = snapshot === 'unreadable' ? snapshot : await this.#objectionTo(snapshot)
    if (snapshot === 'unreadable' || objection) {
      // It may show somebody who has since been withdrawn.
      await rm(path, { force: true }).catch(() => undefined)
      return tell({ outcome: 'ignored', reason: objection })
    }
    for (const [key, entry] of snapshot.entries) store.set(key, entry)
    this.#saved = this.#state
    tell({ outcome: 'restored', entries: store.counts.entries })
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

  async #objectionTo({ build, mark }: Snapshot): Promise<string | undefined> {
    const { counts } = this.cache
    const heard = counts.writes
    if (build !== this.options.build) return 'build'
    if (mark !== (await this.#mark())) return 'content'
    // As for a fill: what was read before a write is not kept after it.
    return counts.writes === heard ? undefined : 'written meanwhile'
  }

  #saveInTurn(): Promise<void> {
    this.#last = this.#last.then(() => this.#save())
    return this.#last
  }

  async #save(): Promise<void> {
    const { path, build, tell } = this.options
    const state = this.#state
    if (state === this.#saved) return
    try {
      // What was written before the first mark has reached the cache when its entries are taken, and the second mark
      // tells that nothing was written since: the entries are those of the mark.
      const mark = await this.#mark()
      await wait(SETTLED_AFTER_MS)
      // An answer that read nothing is as easily made again, and the marks say nothing about it.
      const entries = this.cache.store.mostRecent(MAX_BYTES).filter(([, { tags }]) => tags.length > 0)
      if (mark === undefined || mark !== (await this.#mark())) return tell({ outcome: 'unsaved', reason: 'content' })
      await saveSnapshot(path, { build, mark, entries })
      this.#saved = state
      tell({ outcome: 'saved', entries: entries.length })
    } catch (error) {
      tell({ outcome: 'unsaved', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  async #mark(): Promise<string | undefined> {
    const late = wait(MARK_WITHIN_MS, undefined, { ref: false })
    return Promise.race([this.options.mark().catch(() => undefined), late])
  }

  // Changes with whatever may change what the cache holds.
  get #state(): string {
    const { misses, invalidated, writes } = this.cache.counts
    return [misses, invalidated, writes].join()
  }
}
