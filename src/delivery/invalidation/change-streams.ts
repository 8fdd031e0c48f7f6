import { setTimeout as wait } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { documentTag } from '../../cache/tags'
import type { WriteEvent } from '../../cache/write-events'
import { RecentWrites } from './recent-writes'

type Collection =
  NonNullable<MongooseAdapter['connection']['db']> extends { collection(name: string): infer C } ? C : never
type Stream = ReturnType<Collection['watch']>

/** An event of the server may come before the write event of this process, which follows the answer to the write. */
const GRACE_MS = 400
const RETRY_MS = { first: 1_000, last: 60_000 }
/** A stream that ended sooner was never open: the server is not a replica set. */
const OPEN_AFTER_MS = 2_000
const MAX_UNDECIDED = 10_000

interface Change {
  collection: string
  /** `undefined` when all documents are concerned, as when a collection is dropped. */
  id: string | undefined
  at: number
}

/**
 * Follows the [change streams](https://www.mongodb.com/docs/manual/changeStreams/) of the public collections of a MongoDB
 * replica set: a change without a write event was made by a program that publishes none, such as a restored backup. On a
 * server without change streams it tries again now and then.
 */
export class ChangeStreams {
  readonly #published = new RecentWrites()
  readonly #streams = new Set<Stream>()
  readonly #closing = new AbortController()
  #undecided: Change[] = []
  #decision: NodeJS.Timeout | undefined
  #missed: NodeJS.Timeout | undefined

  /** `collections` are those of the database, by the slug of their documents. */
  constructor(
    readonly collections: ReadonlyMap<string, Collection>,
    readonly onExternalWrite: () => void,
  ) {}

  open(): void {
    for (const [slug, collection] of this.collections) void this.#follow(slug, collection)
  }

  /** Records a write event, of this process or of another one. */
  record({ tags, collections, everything }: WriteEvent): void {
    for (const tag of tags) if (tag.includes('#')) this.#published.record(tag)
    for (const collection of collections) this.#published.record(collection)
    if (everything) this.#undecided = []
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#decision)
    clearTimeout(this.#missed)
    await Promise.all([...this.#streams].map((stream) => stream.close().catch(() => undefined)))
  }

  async #follow(slug: string, collection: Collection): Promise<void> {
    const { signal } = this.#closing
    let retryMs = RETRY_MS.first
    let mayHaveMissed = false
    while (!signal.aborted) {
      const end = await this.#followOnce(slug, collection, mayHaveMissed)
      mayHaveMissed ||= end === 'lost'
      retryMs = end === 'refused' ? Math.min(retryMs * 4, RETRY_MS.last) : RETRY_MS.first
      await wait(retryMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  /** Follows one stream to its end. Returns why it ended: no server answers, the server has no streams, or it was cut. */
  async #followOnce(
    slug: string,
    collection: Collection,
    mayHaveMissed: boolean,
  ): Promise<'away' | 'refused' | 'lost'> {
    try {
      await collection.findOne({}, { projection: { _id: 1 } })
    } catch {
      return 'away'
    }
    if (this.#closing.signal.aborted) return 'away'
    const since = Date.now()
    const stream = collection.watch([{ $project: { operationType: 1, documentKey: 1 } }])
    this.#streams.add(stream)
    stream.on('change', (event) => this.#receive(slug, 'documentKey' in event ? event.documentKey?._id : undefined))
    if (mayHaveMissed) this.#reportMissed()
    await new Promise<unknown>((resolve) => {
      stream.on('error', resolve)
      stream.on('close', resolve)
    })
    this.#streams.delete(stream)
    stream.close().catch(() => undefined)
    return Date.now() - since > OPEN_AFTER_MS ? 'lost' : 'refused'
  }

  /** Reports the changes between two streams, of which no event comes, once the database answers again. */
  #reportMissed(): void {
    clearTimeout(this.#missed)
    this.#missed = setTimeout(this.onExternalWrite, GRACE_MS).unref()
  }

  #receive(collection: string, id: unknown): void {
    if (this.#undecided.length >= MAX_UNDECIDED) return
    this.#undecided.push({ collection, id: id === undefined ? undefined : String(id), at: Date.now() })
    this.#decision ??= setTimeout(() => this.#decide(), GRACE_MS).unref()
  }

  /** Decides on the changes that have waited long enough; the others wait on. */
  #decide(): void {
    const next = this.#undecided.findIndex(({ at }) => at > Date.now() - GRACE_MS)
    const decided = this.#undecided.splice(0, next < 0 ? this.#undecided.length : next)
    const waiting = this.#undecided[0]
    this.#decision = waiting && setTimeout(() => this.#decide(), waiting.at + GRACE_MS - Date.now()).unref()
    if (decided.some((change) => !this.#isPublished(change))) this.onExternalWrite()
  }

  #isPublished({ collection, id, at }: Change): boolean {
    return (
      this.#published.has(collection, at) || (id !== undefined && this.#published.has(documentTag(collection, id), at))
    )
  }
}
