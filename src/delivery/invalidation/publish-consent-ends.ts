import { subscribe } from 'node:diagnostics_channel'
import type { Payload } from 'payload'
import { WRITE_EVENTS, type WriteEvent } from '../../cache/write-events'
import { ALWAYS } from '../../domain/consent'
import { publishWrite } from './publish-writes'

const SUBJECTS = ['testimonials', 'media'] as const
// Timers of Node count in 32 bits: a longer wait is taken in steps of a day.
const LONGEST_WAIT_MS = 24 * 3600 * 1000

/**
 * Announces the end of a consent at the moment it comes, as if the document had been written: nothing is written when
 * time passes, and yet what may be shown changes.
 */
export function publishConsentEnds(payload: Payload): void {
  let timer: NodeJS.Timeout | undefined
  let asked = 0
  const arm = async (): Promise<void> => {
    asked += 1
    const question = asked
    const end = await nextEnd(payload).catch(() => undefined)
    if (question !== asked) return
    clearTimeout(timer)
    if (end === undefined) return
    const wait = Math.min(end - Date.now(), LONGEST_WAIT_MS)
    timer = setTimeout(
      () => {
        if (Date.now() >= end) publishWrite({ tags: [], collections: [...SUBJECTS] })
        void arm()
      },
      Math.max(wait, 0),
    )
    timer.unref()
  }
  subscribe(WRITE_EVENTS, (message) => {
    const { tags, collections, everything } = message as WriteEvent
    if (everything || SUBJECTS.some((subject) => tags.includes(subject) || collections.includes(subject))) void arm()
  })
  void arm()
}

/** When the next consent ends, in milliseconds since 1970. */
async function nextEnd(payload: Payload): Promise<number | undefined> {
  const now = new Date().toISOString()
  const ends = await Promise.all(
    SUBJECTS.map(async (collection) => {
      const { docs } = await payload.find({
        collection,
        where: { consentUntil: { greater_than: now, less_than: ALWAYS } },
        sort: 'consentUntil',
        limit: 1,
        depth: 0,
        pagination: false,
        trash: true,
        overrideAccess: true,
      })
      return docs[0]?.consentUntil ? new Date(docs[0].consentUntil).getTime() : Number.POSITIVE_INFINITY
    }),
  )
  const first = Math.min(...ends)
  return Number.isFinite(first) ? first : undefined
}
