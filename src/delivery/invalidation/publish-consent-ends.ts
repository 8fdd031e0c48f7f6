import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { publishWrite, subscribeToWrites } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
import { ALWAYS } from '../../domain/consent'

const SUBJECTS = ['testimonials', 'media'] as const
/** Timers of Node count in 32 bits: a longer wait is made of several. */
const MAX_WAIT_MS = 24 * 3600 * 1000

/**
 * Publishes a write event at the moment a consent ends: nothing is written when time passes, and yet what may be shown
 * changes. Each write to a subject of consent makes it look again for the next end.
 */
export function publishConsentEnds(payload: Payload): Part {
  let timer: NodeJS.Timeout | undefined
  let lastSearch = 0
  const schedule = async (): Promise<void> => {
    lastSearch += 1
    const search = lastSearch
    const end = await nextEnd(payload).catch(() => undefined)
    if (search !== lastSearch) return
    clearTimeout(timer)
    if (end === undefined) return
    const onTime = (): void => {
      if (Date.now() >= end) publishWrite({ tags: [], collections: [...SUBJECTS] })
      void schedule()
    }
    timer = setTimeout(onTime, Math.max(0, Math.min(end - Date.now(), MAX_WAIT_MS)))
    timer.unref()
  }
  const unsubscribe = subscribeToWrites(({ tags, collections, everything }) => {
    if (everything || SUBJECTS.some((slug) => tags.includes(slug) || collections.includes(slug))) void schedule()
  })
  void schedule()
  return {
    close: () => {
      unsubscribe()
      // A search under way sets no timer.
      lastSearch += 1
      clearTimeout(timer)
    },
  }
}

/** When the next consent ends, in milliseconds since 1970; `undefined` when none does. */
async function nextEnd(payload: Payload): Promise<number | undefined> {
  const now = new Date().toISOString()
  const ends = await Promise.all(
    SUBJECTS.map(async (collection) => {
      const [first] = await findDocuments(payload, collection, {
        where: { consentUntil: { greater_than: now, less_than: ALWAYS } },
        sort: 'consentUntil',
        limit: 1,
        trash: true,
        as: 'system',
      })
      return first?.consentUntil ? new Date(first.consentUntil).getTime() : Number.POSITIVE_INFINITY
    }),
  )
  const next = Math.min(...ends)
  return Number.isFinite(next) ? next : undefined
}
