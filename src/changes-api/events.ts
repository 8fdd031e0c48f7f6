import type { ContentChange } from '../content/changes/change'
import { type Cursor, writeCursor } from './cursor'
import { type PublicChange, publicChange } from './pages'

const encoder = new TextEncoder()

/** How long a client waits before it connects again. */
const RETRY_MS = 2_000

/** The beginning of a stream. */
export const opening = (): Uint8Array => encoder.encode(`retry: ${RETRY_MS}\n\n`)

/** A change as an event, whose id is the cursor after it. */
export const eventOf = (change: PublicChange, cursor: Cursor): Uint8Array =>
  encoder.encode(
    `id: ${writeCursor({ ...cursor, position: change.position })}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`,
  )

/** A sign of life that browsers do not dispatch, and whose id moves the cursor of a client for which nothing has changed. */
export const heartbeat = (cursor: Cursor): Uint8Array => encoder.encode(`: still here\nid: ${writeCursor(cursor)}\n\n`)

/** The events of a change, each encoded once for all streams that send the same. */
export class SharedEvents {
  readonly #encoded = new Map<string, Uint8Array | undefined>()

  constructor(
    readonly log: string,
    readonly change: ContentChange,
    readonly published: ReadonlySet<string>,
  ) {}

  /** The event for a stream that follows an edition, or everything; `undefined` when it does not concern it. */
  for(edition: string | undefined): Uint8Array | undefined {
    const { editions, formerEditions } = this.change
    const isEverywhere = editions.length + formerEditions.length === 0
    if (edition && !isEverywhere && !editions.includes(edition) && !formerEditions.includes(edition)) return undefined
    const key = edition && !editions.includes(edition) && !isEverywhere ? edition : ''
    if (!this.#encoded.has(key)) this.#encoded.set(key, this.#encode(key || undefined))
    return this.#encoded.get(key)
  }

  #encode(edition: string | undefined): Uint8Array | undefined {
    const cursor = { log: this.log, position: this.change.position }
    const change = publicChange(this.change, cursor, edition, this.published)
    return change && eventOf(change, cursor)
  }
}
