import { setTimeout as wait } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { CHECKED_PROGRAMME, PUBLICATIONS } from '../../../collections/sessions/refuse-overlaps'
import { nextNumber } from '../../../collections/shared/counters/next-number'
import { readingOnce } from '../../../collections/shared/read-once'
import { exclusively } from '../exclusive/exclusively'
import { inOneTransaction } from '../one-transaction'
import type { Report } from '../progress'
import { updateDocument } from '../write-documents'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { planRelease, type ReleasePlan } from './plan'
import { recordRelease, userOf } from './record-release'
import { namingDocument } from './refusals'

const ATTEMPTS = 20
const BETWEEN_ATTEMPTS_MS = 100

/** The outcome of a request for a release. `release` is absent when none was made. */
export interface Outcome {
  plan: ReleasePlan
  release?: { id: string; number: number; changes: number; published: number }
}

/** The outcome of one transaction of a release; `being-published` when it must be begun again. */
export type Attempt = Outcome | 'being-published' | undefined

/** Runs `work` in each transaction of a release, with what belongs to it. What it throws rolls the transaction back. */
export type Around = (inside: PayloadRequest, work: () => Promise<Attempt>) => Promise<Attempt>

/**
 * Publishes everything that is pending in an edition and records it as a release, all or nothing. Makes no release when a
 * finding blocks or when nothing is pending. Returns `undefined` when there is no such edition.
 */
export async function release(
  req: PayloadRequest,
  edition: string,
  report: Report,
  around: Around = (_inside, work) => work(),
): Promise<Outcome | undefined> {
  return exclusively(req, { operation: 'release', edition }, report, async (step) => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === ATTEMPTS
      // The writes have no user, and overlaps are not refused one by one: the programme is checked as a whole.
      const outcome = await inOneTransaction(req, { user: null, context: { [CHECKED_PROGRAMME]: true } }, (inside) =>
        around(inside, () => tryRelease(inside, edition, step, userOf(req), isLast)),
      )
      if (outcome !== 'being-published') return outcome
      await wait(BETWEEN_ATTEMPTS_MS)
    }
  })
}

async function tryRelease(
  inside: PayloadRequest,
  edition: string,
  report: Report,
  by: string | undefined,
  isLast: boolean,
): Promise<Attempt> {
  // On MongoDB each publication of a session increments this number, so that concurrent transactions conflict.
  if (inside.transactionID && inside.payload.db.name === 'mongoose') {
    await nextNumber(inside.payload, PUBLICATIONS, inside)
  }
  const plan = await planRelease(inside, edition)
  if (!plan) return undefined
  // A document in this state for seconds is not being published: its publication was interrupted.
  if (plan.isBeingPublished && !isLast) return 'being-published'
  const { pending, changes, blocking, number } = plan
  if (blocking.length > 0 || (pending.length === 0 && changes.length === 0)) return { plan }
  const publishing = readingOnce(inside)
  report(0, pending.length + 1)
  for (const [index, document] of pending.entries()) {
    const { collection, label } = document
    await namingDocument(inside, label, () =>
      updateDocument(publishing, collection, document.id, { _status: 'published' }),
    )
    report(index + 1, pending.length + 1)
    await yieldToEventLoop()
  }
  const { summaryContext, programme } = plan
  const id = await recordRelease(inside, { edition, number, by, changes, summaryContext, programme })
  return { plan, release: { id, number, changes: changes.length, published: pending.length } }
}
