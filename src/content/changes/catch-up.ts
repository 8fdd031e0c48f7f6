import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { trackSeparately } from '../../cache/dependencies'
import { advanceChanges } from './advance'
import { findNoteIds, hasNotes } from './notes'

/** A reader waits no longer than this for the log; it then reads what is there. */
const WAIT_MS = 2_000
const BETWEEN_MS = 50
/** What must not go on before the log is up to date waits longer, for a node that has much to compare. */
const FOLLOWED_WITHIN_MS = 20_000

/**
 * Resolves once the log has what was written before the call, or after two seconds. Another process may have to bring it up to
 * date. The reads of that are no dependencies of the response.
 */
export async function catchUp(payload: Payload): Promise<void> {
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    const advancing = trackSeparately(() => advanceChanges(payload))
    // It goes on after the time is over.
    advancing.catch((err: unknown) => payload.logger.error({ err, msg: 'The log of changes is not up to date.' }))
    const left = deadline - Date.now()
    const outcome = await Promise.race([advancing, wait(Math.max(left, 0), undefined, { ref: false })])
    if (!outcome || outcome.result || Date.now() > deadline || !(await hasNotes(payload))) return
    await wait(BETWEEN_MS)
  }
}

/**
 * Resolves once the log has followed every write that was committed before the call, on any node: whatever it reads from then on is
 * not older. Rejects after twenty seconds.
 */
export async function followChanges(payload: Payload): Promise<void> {
  const before = await findNoteIds(payload)
  const deadline = Date.now() + FOLLOWED_WITHIN_MS
  while (before.length > 0) {
    await trackSeparately(() => advanceChanges(payload))
    if (!(await hasNotes(payload, before))) return
    if (Date.now() > deadline) throw new Error('The log of changes is behind.')
    await wait(BETWEEN_MS)
  }
}
