import { setTimeout as wait } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { PUBLICATIONS } from '../../../collections/sessions/publish-lock'
import { nextNumber } from '../../../collections/shared/counters/next-number'
import { aside } from '../../../collections/shared/rows'
import type { Report } from '../progress'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { type Pending, planRelease, type ReleasePlan } from './plan'
import { recordRelease, userOf } from './record'
import { namingDocument } from './refusals'
import { inOneTransaction } from './transaction'

const LOOKS = 20
const BETWEEN_LOOKS_MS = 100

/** What came of asking for a release: `release` is there when it was made. */
export interface Outcome {
  plan: ReleasePlan
  release?: { id: string; number: number; changes: number; published: number }
}

/**
 * Publishes everything that is pending in an edition, and records it: all of it or nothing. Not made while something
 * blocks, nor when there is nothing to tell. `undefined` when there is no such edition.
 */
export async function release(req: PayloadRequest, edition: string, report: Report): Promise<Outcome | undefined> {
  for (let look = 1; ; look += 1) {
    const isLastLook = look === LOOKS
    const outcome = await inOneTransaction(req, (inside) => attempt(inside, edition, report, userOf(req), isLastLook))
    if (outcome !== 'unsettled') return outcome
    await wait(BETWEEN_LOOKS_MS)
  }
}

async function attempt(
  inside: PayloadRequest,
  edition: string,
  report: Report,
  by: string | undefined,
  isLastLook: boolean,
): Promise<Outcome | 'unsettled' | undefined> {
  // On MongoDB every publication of a session writes this number: of two transactions that cannot both be right, one ends.
  if (inside.transactionID && inside.payload.db.name === 'mongoose') {
    await nextNumber(inside.payload, PUBLICATIONS, inside)
  }
  const plan = await planRelease(inside, edition)
  if (!plan) return undefined
  // What has looked unfinished for seconds is no write under way.
  if (plan.isUnsettled && !isLastLook) return 'unsettled'
  const { pending, changes, blocking, number } = plan
  if (blocking.length > 0 || (pending.length === 0 && changes.length === 0)) return { plan }
  report(0, pending.length + 1)
  for (const [index, document] of pending.entries()) {
    await namingDocument(inside, document.label, () => publish(inside, document))
    report(index + 1, pending.length + 1)
    await yieldToEventLoop()
  }
  const { surroundings, programme } = plan
  const id = await recordRelease(inside, { edition, number, by, changes, surroundings, programme })
  return { plan, release: { id, number, changes: changes.length, published: pending.length } }
}

async function publish(req: PayloadRequest, { collection, id }: Pending): Promise<void> {
  await req.payload.update({
    collection,
    id,
    data: { _status: 'published' },
    locale: 'fr',
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
}
