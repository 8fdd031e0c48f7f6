import type { Payload } from 'payload'
import { allRecorded } from '../../collections/shared/audit/record'
import type { Part } from '../database/decorate'
import { env } from '../env'
import { removeOldEntries } from './retention'
import { findLast, sealEntries } from './seal'

/** How long an entry may wait for its hash. */
const SEAL_MS = 5_000
const DAY_MS = 24 * 3_600_000

/** Seals entries every few seconds, removes old ones once a day, and writes the end of the chain to the log of the server then. */
export function startAuditWorker(payload: Payload): Part {
  let isClosed = false
  let nextDay = 0
  let hasFailed = false
  let running: Promise<void> = Promise.resolve()
  const work = async () => {
    try {
      await sealEntries(payload)
      if (Date.now() >= nextDay && !isClosed) {
        nextDay = Date.now() + DAY_MS
        await removeOldEntries(payload, new Date(Date.now() - env.AUDIT_RETENTION_DAYS * DAY_MS), () => isClosed)
        await logEnd(payload)
      }
      hasFailed = false
    } catch (err) {
      // A database that is away makes each attempt fail.
      if (!hasFailed && !isClosed) payload.logger.error({ err, msg: 'The audit log could not be sealed.' })
      hasFailed = true
    }
  }
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    running = work().finally(() => {
      isRunning = false
    })
  }, SEAL_MS).unref()
  return {
    close: async () => {
      isClosed = true
      clearInterval(timer)
      await running
      await allRecorded(payload)
      await sealEntries(payload).catch(() => 0)
    },
  }
}

/** Writes where the chain ends, so that a copy of the log of the server shows what was removed from it later. */
async function logEnd(payload: Payload): Promise<void> {
  const last = await findLast(payload)
  if (last) payload.logger.info(`Audit log: sealed up to ${last.position}:${last.hash}`)
}
