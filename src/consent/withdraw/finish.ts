import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { hasPersonPage } from '../../domain/person-link'
import { isRecord } from '../../domain/record'
import { deleteRefusedPhotos } from '../proposed-photos'
import type { Subject } from './people'
import { removeSizes } from './remove-sizes'
import { scrubChangeLogs } from './scrub-change-logs'
import { scrubVersions } from './scrub-versions'

/** What is removed once a person is off the site, in this order: the versions name the photos. */
const steps: readonly [name: string, remove: (payload: Payload, subject: Subject) => Promise<void>][] = [
  ['proposals', deleteRefusedPhotos],
  ['images', removeSizes],
  ['versions', scrubVersions],
  ['changes', scrubChangeLogs],
]

/** A withdrawal that another process may be finishing is left alone for so long. */
const UNDER_WAY_MS = 60_000

/**
 * Removes what a withdrawn document leaves, and records the milliseconds that each part took. A part that fails is logged, and
 * done again by `finishWithdrawals`.
 */
export async function finish(payload: Payload, row: string, done: Record<string, number>): Promise<void> {
  const [withdrawal] = await findDocuments(payload, 'withdrawals', { where: { id: { equals: row } }, as: 'system' })
  const { subjectCollection: collection, subject: id } = withdrawal ?? {}
  if (!hasPersonPage(collection) || !id) return
  const surfaces: Record<string, number> = { ...done }
  let isFinished = true
  for (const [name, remove] of steps) {
    const started = Date.now()
    try {
      await remove(payload, { collection, id })
      surfaces[name] = Date.now() - started
    } catch (err) {
      isFinished = false
      payload.logger.error({ err, msg: `What a withdrawn person leaves could not be removed: ${name}.` })
    }
  }
  const data = { surfaces, finishedAt: isFinished ? new Date().toISOString() : null }
  await payload.db.updateOne({ collection: 'withdrawals', id: row, data, returning: false })
}

/** Finishes the withdrawals whose process died or that failed. */
export async function finishWithdrawals(payload: Payload): Promise<void> {
  const before = new Date(Date.now() - UNDER_WAY_MS).toISOString()
  const where: Where = { and: [{ finishedAt: { equals: null } }, { at: { less_than: before } }] }
  for (const { id, surfaces } of await findDocuments(payload, 'withdrawals', { where, as: 'system' })) {
    await finish(payload, id, isRecord(surfaces) ? (surfaces as Record<string, number>) : {})
  }
}
