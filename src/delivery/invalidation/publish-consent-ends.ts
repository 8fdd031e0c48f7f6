import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { publishWrite, subscribeToWrites } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
import { ALWAYS } from '../../domain/consent'

const SUBJECTS = ['testimonials', 'media', 'speakers'] as const
/** Timers follow a clock of their own: a wait is short, so that a jump of the system clock is noticed. */
const MAX_WAIT_MS = 60_000
const RETRY_MS = 1_000

/**
 * Publishes a write event once consents have ended: nothing is written when time passes, and yet what may be shown
 * changes. It searches again after each write to a subject of consent, and at least every `maxWaitMs`.
 */
export function publishConsentEnds(payload: Payload, maxWaitMs = MAX_WAIT_MS): Part {
  const clock = new ConsentClock(payload, maxWaitMs)
  const unsubscribe = subscribeToWrites(({ tags, collections, everything }) => {
    if (everything || SUBJECTS.some((slug) => tags.includes(slug) || collections.includes(slug))) clock.look()
  })
  clock.look()
  return {
    close: () => {
      unsubscribe()
      clock.close()
    },
  }
}

class ConsentClock {
  /** The moment up to which every end is published: each search begins there, however late it is made. */
  #publishedUntil = Date.now()
  #nextEnd = Number.POSITIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #isLooking = false
  #mustLookAgain = false
  #isClosed = false

  constructor(
    readonly payload: Payload,
    readonly maxWaitMs: number,
  ) {}

  /** Publishes an end that has come and searches the next one. A call during a search makes one more follow it. */
  look(): void {
    this.#publishPast()
    this.#mustLookAgain = true
    if (!this.#isLooking) void this.#lookWhileAsked()
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  async #lookWhileAsked(): Promise<void> {
    this.#isLooking = true
    let waitMs = this.maxWaitMs
    while (this.#mustLookAgain && !this.#isClosed) {
      this.#mustLookAgain = false
      waitMs = await this.#search().catch(() => RETRY_MS)
    }
    this.#isLooking = false
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.look(), waitMs).unref()
  }

  /** Publishes an end that is known, without asking the database, which may not answer. */
  #publishPast(): void {
    const now = Date.now()
    // The clock was set back: what had ended may be public again, and will end again.
    const isSetBack = now < this.#publishedUntil
    if (this.#nextEnd > now && !isSetBack) return
    this.#publishedUntil = now
    this.#nextEnd = Number.POSITIVE_INFINITY
    publishWrite({ tags: [], collections: [...SUBJECTS] })
  }

  /** Searches the next end and returns the milliseconds to wait for it. */
  async #search(): Promise<number> {
    this.#nextEnd = await firstEndAfter(this.payload, this.#publishedUntil)
    return Math.max(0, Math.min(this.#nextEnd - Date.now(), this.maxWaitMs))
  }
}

/** The first end of a consent after a moment, both in milliseconds since 1970; `Infinity` when there is none. */
async function firstEndAfter(payload: Payload, moment: number): Promise<number> {
  const ends = await Promise.all(
    SUBJECTS.map(async (collection) => {
      const [first] = await findDocuments(payload, collection, {
        where: { consentUntil: { greater_than: new Date(moment).toISOString(), less_than: ALWAYS } },
        sort: 'consentUntil',
        limit: 1,
        trash: true,
        as: 'system',
      })
      return first?.consentUntil ? new Date(first.consentUntil).getTime() : Number.POSITIVE_INFINITY
    }),
  )
  return Math.min(...ends)
}
