import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { tagOfDocument } from '../domain/cache-tags'
import type { WriteAnnouncement } from '../domain/writes'
import { Recent } from './recent'

type Collection =
  NonNullable<MongooseAdapter['connection']['db']> extends { collection(name: string): infer C } ? C : never
type Stream = ReturnType<Collection['watch']>

/** An event may come before what announces it, which waits for the answer of the server and reads the row once more. */
const GRACE_MS = 400
const RETRY_MS = { first: 1_000, last: 60_000 }
/** A stream that ended sooner was never open: the server is no replica set. */
const OPEN_AFTER_MS = 2_000
const MAX_WAITING = 10_000

interface Happened {
  collection: string
  id: string | undefined
  at: number
}

/**
 * Listens to what a MongoDB that is a replica set tells of its public collections
 * ([change streams](https://www.mongodb.com/docs/manual/changeStreams/)): a change that nobody announced is the work of a
 * program that knows nothing of this one, such as a restored backup. On a server without them it asks again now and then.
 */
export class ChangeStreams {
  readonly #announced = new Recent()
  readonly #streams = new Map<string, Stream>()
  readonly #retries = new Set<NodeJS.Timeout>()
  #waiting: Happened[] = []
  #decision: NodeJS.Timeout | undefined
  #isClosed = false

  /** `collections`: those of the database, by the slug of what they hold. */
  constructor(
    readonly collections: ReadonlyMap<string, Collection>,
    readonly onOtherWriter: () => void,
  ) {}

  open(): void {
    for (const slug of this.collections.keys()) this.#open(slug, RETRY_MS.first)
  }

  /** Hears what is announced, by this process or by others that announce. */
  note({ tags, collections, everything }: WriteAnnouncement): void {
    for (const tag of tags) if (tag.includes('#')) this.#announced.note(tag)
    for (const collection of collections) this.#announced.note(collection)
    if (everything) this.#waiting = []
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#decision)
    for (const retry of this.#retries) clearTimeout(retry)
    await Promise.all([...this.#streams.values()].map((stream) => stream.close().catch(() => undefined)))
  }

  #open(slug: string, retryMs: number): void {
    const since = Date.now()
    const stream = this.collections.get(slug)?.watch([{ $project: { operationType: 1, documentKey: 1 } }])
    if (!stream) return
    this.#streams.set(slug, stream)
    stream.on('change', (event) => this.#hear(slug, 'documentKey' in event ? event.documentKey?._id : undefined))
    stream.once('error', () => {
      stream.close().catch(() => undefined)
      if (this.#isClosed || this.#streams.get(slug) !== stream) return
      const wasOpen = Date.now() - since > OPEN_AFTER_MS
      this.#later(wasOpen ? RETRY_MS.first : retryMs, () => {
        // What happened meanwhile, nobody tells any more.
        if (wasOpen) this.onOtherWriter()
        this.#open(slug, wasOpen ? RETRY_MS.first : Math.min(retryMs * 4, RETRY_MS.last))
      })
    })
  }

  #hear(collection: string, id: unknown): void {
    if (this.#waiting.length >= MAX_WAITING) return
    this.#waiting.push({ collection, id: id === undefined ? undefined : String(id), at: Date.now() })
    this.#decision ??= setTimeout(() => this.#decide(), GRACE_MS).unref()
  }

  #decide(): void {
    this.#decision = undefined
    const happened = this.#waiting
    this.#waiting = []
    if (happened.some((one) => !this.#isAnnounced(one))) this.onOtherWriter()
  }

  #isAnnounced({ collection, id, at }: Happened): boolean {
    return (
      this.#announced.has(collection, at) ||
      (id !== undefined && this.#announced.has(tagOfDocument(collection, id), at))
    )
  }

  #later(ms: number, work: () => void): void {
    const retry = setTimeout(() => {
      this.#retries.delete(retry)
      work()
    }, ms).unref()
    this.#retries.add(retry)
  }
}
