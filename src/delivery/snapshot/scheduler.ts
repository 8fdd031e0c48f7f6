import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { collectionOf } from '../../cache/tags'
import { subscribeToWrites, type WriteEvent } from '../../cache/write-events'
import type { Delivery } from '../deliver'
import { loadSnapshot, saveSnapshot } from './file'
import type { Snapshot } from './format'

const SAVE_EVERY_MS = 5 * 60_000
/** Every write, of this process or another, reaches the cache within this time. */
const SETTLED_AFTER_MS = 1_000
const HASH_TIMEOUT_MS = 10_000
const MAX_BYTES = 64 * 1024 * 1024

export interface SnapshotOptions {
  path: string
  /** Differs between applications that may answer differently. */
  build: string
  /** Differs between contents that may be answered differently. */
  contentHash(): Promise<string>
  /** Whether every write to the database reaches the cache. If not, only a cache without any write since its start is saved. */
  observesAllWrites: boolean
  /** The collections on which the hash of the content depends. */
  collections: ReadonlySet<string>
  /** Called once for each restore and save that was not skipped. */
  onEvent(event: SnapshotEvent): void
}

/** The outcome of a restore or a save; `reason` is why a snapshot was ignored or not saved. */
export interface SnapshotEvent {
  outcome: 'restored' | 'ignored' | 'saved' | 'unsaved'
  entries?: number
  reason?: string
}

type Cache = Pick<Delivery, 'store' | 'counts'>

/**
 * Saves the cache to a file now and then, so that a restart begins with the entries of the last process. The first write after
 * it removes the file, which no start would restore and which may show somebody who withdraws.
 */
export class SnapshotScheduler {
  readonly #mutex = pLimit(1)
  /** The version of the cache that is in the file. */
  #savedVersion: string
  /** The content when the cache was still empty, and how many writes there had been. */
  #initial: { contentHash: string | undefined; writes: number } = { contentHash: undefined, writes: 0 }
  #timer: NodeJS.Timeout | undefined
  #unsubscribe: (() => void) | undefined
  #hasFile = false
  /** Whether something was written since the entries of the file were taken. */
  #isStale = false

  constructor(
    readonly cache: Cache,
    readonly options: SnapshotOptions,
  ) {
    this.#savedVersion = this.#version
  }

  /** Fills the cache from the file when it was saved by this build from this content. Never rejects. */
  async restore(): Promise<void> {
    const { store, counts } = this.cache
    const { path, observesAllWrites, onEvent } = this.options
    const { writes } = counts
    const snapshot = await loadSnapshot(path)
    if (snapshot === 'absent' && observesAllWrites) return
    this.#initial = { contentHash: await this.#contentHash(), writes }
    if (snapshot === 'absent') return
    const objection = snapshot === 'unreadable' ? snapshot : this.#objectionTo(snapshot)
    if (snapshot === 'unreadable' || objection) {
      // The file may show somebody who has withdrawn since.
      await rm(path, { force: true }).catch(() => undefined)
      return onEvent({ outcome: 'ignored', reason: objection })
    }
    for (const [key, entry] of snapshot.entries) store.set(key, entry)
    this.#savedVersion = this.#version
    this.#hasFile = true
    onEvent({ outcome: 'restored', entries: store.counts.entries })
  }

  /** Saves every few minutes from now on, if the cache has changed. */
  start(): void {
    this.#timer = setInterval(() => void this.#mutex(() => this.#save()), SAVE_EVERY_MS)
    this.#timer.unref()
    this.#unsubscribe = subscribeToWrites((write) => this.#onWrite(write))
  }

  /** Resolves once no file shows what was there before the writes so far. Rejects when it could not be removed. */
  settled(): Promise<void> {
    return this.#mutex(() => this.#removeFile())
  }

  /** Saves a last time; the cache must still receive writes, and the database answer. Never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#mutex(() => this.#save())
    this.#unsubscribe?.()
    await this.settled().catch(() => undefined)
  }

  #objectionTo({ build, contentHash }: Snapshot): string | undefined {
    if (build !== this.options.build) return 'build'
    if (contentHash !== this.#initial.contentHash) return 'content'
    // As for a fill: what was read before a write is not stored after it.
    return this.#hasNoWrite ? undefined : 'written meanwhile'
  }

  get #hasNoWrite(): boolean {
    return this.cache.counts.writes === this.#initial.writes
  }

  #onWrite({ tags, collections, everything }: WriteEvent): void {
    const isContent = (collection: string) => this.options.collections.has(collection)
    if (!everything && !tags.some((tag) => isContent(collectionOf(tag))) && !collections.some(isContent)) return
    this.#isStale = true
    void this.#mutex(() => this.#removeFile()).catch(() => undefined)
  }

  async #removeFile(): Promise<void> {
    if (!this.#isStale || !this.#hasFile) return
    await rm(this.options.path, { force: true })
    this.#hasFile = false
  }

  async #save(): Promise<void> {
    const { path, onEvent } = this.options
    const version = this.#version
    if (version === this.#savedVersion) return
    try {
      if (this.#entries.length === 0) return await rm(path, { force: true })
      const event = await this.#saveEntries()
      if (event.reason !== 'content') this.#savedVersion = version
      onEvent(event)
    } catch (error) {
      onEvent({ outcome: 'unsaved', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  async #saveEntries(): Promise<SnapshotEvent> {
    const { path, build, observesAllWrites } = this.options
    this.#isStale = false
    if (!observesAllWrites && !this.#hasNoWrite) {
      await rm(path, { force: true })
      return { outcome: 'unsaved', reason: 'written' }
    }
    // Writes from before the first hash have reached the cache when its entries are taken; an equal second hash shows that
    // nothing was written since. So the entries are those of this content.
    const contentHash = await this.#contentHash()
    await wait(SETTLED_AFTER_MS)
    const entries = this.#entries
    const isSame = contentHash !== undefined && contentHash === (await this.#contentHash())
    if (!isSame || (!observesAllWrites && contentHash !== this.#initial.contentHash)) {
      return { outcome: 'unsaved', reason: 'content' }
    }
    await saveSnapshot(path, { build, contentHash, entries })
    this.#hasFile = true
    return { outcome: 'saved', entries: entries.length }
  }

  /** `undefined` when the database does not answer in time. */
  async #contentHash(): Promise<string | undefined> {
    const timedOut = wait(HASH_TIMEOUT_MS, undefined, { ref: false })
    return Promise.race([this.options.contentHash().catch(() => undefined), timedOut])
  }

  // A response that read nothing is quickly made again, and the content hash does not cover it.
  get #entries(): Snapshot['entries'] {
    return this.cache.store.mostRecent(MAX_BYTES).filter(([, { tags }]) => tags.length > 0)
  }

  /** Changes whenever the entries of the cache may have changed. */
  get #version(): string {
    const { misses, invalidated, writes } = this.cache.counts
    return [misses, invalidated, writes].join()
  }
}
