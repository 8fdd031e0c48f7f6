import type { Payload } from 'payload'
import { completeImages, completeReturnedImages } from '../../collections/media/complete-images'
import { sweepFiles } from '../../collections/shared/uploads/sweep-files'
import { finishErasures } from '../consent/erasure/erase'
import { recordInLedger } from '../consent/ledger/record'
import { sendQueued } from '../consent/send-many'
import { warnOfEnds } from '../consent/warn-of-ends'
import { finishWithdrawals } from '../consent/withdraw/finish'
import type { Part } from '../database/decorate'
import { truncateJournal } from '../database/truncate-journal'
import { recoverAbandoned } from '../editorial/exclusive/recovery'
import { settleFailedPlans } from '../editorial/plans/settle-failures'

const INTERVAL_MS = 60_000

/** Each does what is due or was left by a process that died, and leaves alone what a living one is doing. */
const tasks: ((payload: Payload) => Promise<unknown>)[] = [
  ...[recoverAbandoned, sweepFiles],
  ...[finishWithdrawals, finishErasures, recordInLedger, completeReturnedImages, warnOfEnds, sendQueued],
  settleFailedPlans,
  ({ db }) => truncateJournal(db),
]

/**
 * Recovers from interrupted work: at once, without making the start wait, then every minute, since other nodes may die
 * too. A failure is logged and tried again. Once, makes what an update of the product has added to images.
 */
export function startRecovery(payload: Payload): Part {
  let isClosed = false
  let running = Promise.resolve()
  const recover = async () => {
    for (const task of tasks) {
      if (isClosed) return
      await task(payload).catch((err: unknown) => payload.logger.error({ err, msg: 'A recovery failed.' }))
    }
  }
  const tick = () => {
    running = running.then(recover)
  }
  tick()
  const completion = completeImages(payload, () => isClosed).catch((err: unknown) => {
    payload.logger.error({ err, msg: 'What images lack could not be made.' })
  })
  const timer = setInterval(tick, INTERVAL_MS)
  timer.unref()
  return {
    close: async () => {
      isClosed = true
      clearInterval(timer)
      await Promise.all([running, completion])
    },
  }
}
