import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Payload } from 'payload'
import { Invalidations } from '../../cache/invalidation-log'
import { isHeardByOthers } from '../../cache/peers'
import { Store, type Tagged } from '../../cache/tagged-cache'
import type { CacheTag } from '../../cache/tags'
import { applyWrite, WRITES_CHANNEL, type WriteAnnouncement } from '../../cache/write-events'
import { env } from '../../env'

/** What all of it may weigh, in bytes, as estimated from its JSON. */
const MAX_BYTES = 16 * 1024 * 1024

interface Kept extends Tagged {
  value: unknown
}

/**
 * What has been read on behalf of anybody, kept until something it depends on is written, so that an answer that must be
 * made again is made of what has not changed. Values are shared by all who read: nobody may change them.
 */
export class KeptReads {
  readonly #store = new Store<Kept>(MAX_BYTES)
  readonly #invalidations = new Invalidations()

  /** The moment at which a read begins. */
  get now(): number {
    return this.#invalidations.now
  }

  get<Value>(key: string): Value | undefined {
    return this.#store.get(key)?.value as Value | undefined
  }

  /** Keeps what a read that began at `since` found, unless what it depends on was written meanwhile. */
  keep(
    key: string,
    value: unknown,
    { tags, weight, since }: { tags: CacheTag[]; weight: number; since: number },
  ): void {
    if (this.#invalidations.hasChanged(tags, since)) return
    this.#store.set(key, { value, tags, bytes: weight + tags.length * 100 + 1_000 })
  }

  /** Drops what a write changed. */
  apply(write: WriteAnnouncement): void {
    applyWrite(write, this.#store, this.#invalidations)
  }
}

// Modules exist more than once in the process: only what is global is common to all of them.
const key = Symbol.for('assises.kept')
const shared: typeof globalThis & { [key]?: WeakMap<Payload, KeptReads> } = globalThis

function byPayload(): WeakMap<Payload, KeptReads> {
  shared[key] ??= new WeakMap()
  return shared[key]
}

/** What is kept of the database of a CMS; nothing while other nodes could write unheard. */
export function keptReadsOf(payload: Payload): KeptReads | undefined {
  return env.REDIS_URL === undefined || isHeardByOthers() ? byPayload().get(payload) : undefined
}

/** Keeps what is read for anybody, until the CMS ends: a committed write drops what it changed before it is acknowledged. */
export function keepReads(payload: Payload): void {
  const kept = new KeptReads()
  const hear = (message: unknown) => kept.apply(message as WriteAnnouncement)
  subscribe(WRITES_CHANNEL, hear)
  byPayload().set(payload, kept)
  const { db } = payload
  const destroy = db.destroy?.bind(db)
  db.destroy = async () => {
    byPayload().delete(payload)
    unsubscribe(WRITES_CHANNEL, hear)
    await destroy?.()
  }
}
