import { setTimeout as wait } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { documentTag } from '../../cache/tags'
import type { WriteEvent } from '../../cache/write-events'
import { RecentWrites } from './recent-writes'

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
  readonly #announced = new RecentWrites()
  readonly #streams = new Set<Stream>()
  readonly #closing = new AbortController()
  #waiting: Happened[] = []
  #decision: NodeJS.Timeout | undefined
  #missed: NodeJS.Timeout | undefined

  /** `collections`: those of the database, by the slug of what they hold. */
  constructor(
    readonly collections: ReadonlyMap<string, Collection>,
    readonly onExternalWrite: () => void,
  ) {}

  open(): void {
    for (const [slug, collection] of this.collections) void this.#listen(slug, collection)
  }

  /** Hears what is announced, by this process or by others that announce. */
  record({ tags, collections, everything }: WriteEvent): void {
    for (const tag of tags) if (tag.includes('#')) this.#announced.record(tag)
    for (const collection of collections) this.#announced.record(collection)
    if (everything) this.#waiting = []
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#decision)
    clearTimeout(this.#missed)
    await Promise.all([...this.#streams].map((stream) => stream.close().catch(() => undefined)))
  }

  async #listen(slug: string, collection: Collection): Promise<void> {
    const { signal } = this.#closing
    let retryMs = RETRY_MS.first
    let hasMissed = false
    while (!signal.aborted) {
      const end = await this.#follow(slug, collection, hasMissed)
      hasMissed ||= end === 'lost'
      retryMs = end === 'refused' ? Math.min(retryMs * 4, RETRY_MS.last) : RETRY_MS.first
      await wait(retryMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  /** Follows one stream to its end: of a server that does not answer, that has no streams, or that was cut. */
  async #follow(slug: string, collection: Collection, hasMissed: boolean): Promise<'away' | 'refused' | 'lost'> {
    try {
      await collection.findOne({}, { projection: { _id: 1 } })
    } catch {
      return 'away'
    }
    if (this.#closing.signal.aborted) return 'away'
    const since = Date.now()
    const stream = collection.watch([{ $project: { operationType: 1, documentKey: 1 } }])
    this.#streams.add(stream)
    stream.on('change', (event) => this.#hear(slug, 'documentKey' in event ? event.documentKey?._id : undefined))
    if (hasMissed) this.#tellMissed()
    await new Promise<unknown>((resolve) => {
      stream.on('error', resolve)
      stream.on('close', resolve)
    })
    this.#streams.delete(stream)
    stream.close().catch(() => undefined)
    return Date.now() - since > OPEN_AFTER_MS ? 'lost' : 'refused'
  }

  /** What happened between two streams nobody tells: while there is no database, what is kept is all there is. */
  #tellMissed(): void {
    clearTimeout(this.#missed)
    this.#missed = setTimeout(this.onExternalWrite, GRACE_MS).unref()
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
    if (happened.some((one) => !this.#isAnnounced(one))) this.onExternalWrite()
  }

  #isAnnounced({ collection, id, at }: Happened): boolean {
    return (
      this.#announced.has(collection, at) || (id !== undefined && this.#announced.has(documentTag(collection, id), at))
    )
  }
}
