import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { type Evictions, findEvictions } from '../../cache/evictions'
import { truncateJournal } from '../../database/truncate-journal'
import { hasPersonPage } from '../../domain/person-link'
import { isRecord } from '../../domain/record'
import { deleteRefusedPhotos } from '../proposed-photos'
import type { Subject } from './people'
import { removeSizes } from './remove-sizes'
import { scrubChangeLogs } from './scrub-change-logs'
import { scrubVersions } from './scrub-versions'

/** What is removed once a person is off the site, in this order. */
const steps: readonly Step[] = [
  { name: 'proposals', remove: deleteRefusedPhotos },
  { name: 'images', remove: removeSizes },
  // The versions name the photos.
  { name: 'versions', remove: scrubVersions, after: 'images' },
  { name: 'changes', remove: scrubChangeLogs },
]

interface Step {
  name: string
  remove(payload: Payload, subject: Subject): Promise<void>
  /** The step that must have been done. */
  after?: string
}

/** A withdrawal that a living process may be finishing is left alone for so long. */
const UNDER_WAY_MS = 60_000

/** How far a withdrawal is. */
export interface Progress {
  /** When the person or the staff asked for it, in milliseconds since 1970. */
  began: number
  /** The milliseconds from then until each part was done. */
  surfaces: Record<string, number>
  /** When each copy of public responses was without it. */
  evicting: Promise<Evictions>
}

/**
 * Removes what a withdrawn document leaves, and records when each part and each copy of public responses was without it. A part
 * that fails is logged, and done again by `finishWithdrawals`.
 */
export async function finish(payload: Payload, row: string, { began, surfaces, evicting }: Progress): Promise<void> {
  const [withdrawal] = await findDocuments(payload, 'withdrawals', { where: { id: { equals: row } }, as: 'system' })
  const { subjectCollection: collection, subject: id } = withdrawal ?? {}
  if (!hasPersonPage(collection) || !id) return
  const done = { ...surfaces }
  for (const { name, remove, after } of steps) {
    if (name in done || (after && !(after in done))) continue
    const isRemoved = await attempt(payload, name, () => remove(payload, { collection, id }))
    if (isRemoved) done[name] = Date.now() - began
  }
  // Once everything is removed: what was overwritten is in the journal until then.
  const isTruncated = await truncateJournal(payload.db)
  if (isTruncated && payload.db.name === 'sqlite') done.journal = Date.now() - began
  const evictions = Object.entries(await evicting)
  for (const [copy, at] of evictions) if (at !== undefined) done[copy] ??= at - began
  const isFinished =
    isTruncated && [...steps.map(({ name }) => name), ...evictions.map(([copy]) => copy)].every((part) => part in done)
  const data = { surfaces: done, finishedAt: isFinished ? new Date().toISOString() : null }
  await payload.db.updateOne({ collection: 'withdrawals', id: row, data, returning: false })
}

/** Whether a part could be removed. */
async function attempt(payload: Payload, part: string, remove: () => Promise<void>): Promise<boolean> {
  try {
    await remove()
    return true
  } catch (err) {
    payload.logger.error({ err, msg: `What a withdrawn person leaves could not be removed: ${part}.` })
    return false
  }
}

/** Finishes the withdrawals whose process died or that failed. */
export async function finishWithdrawals(payload: Payload): Promise<void> {
  const before = new Date(Math.max(Date.now() - UNDER_WAY_MS, deadBefore(payload))).toISOString()
  const where: Where = { and: [{ finishedAt: { equals: null } }, { at: { less_than: before } }] }
  for (const { id, at, surfaces } of await findDocuments(payload, 'withdrawals', { where, as: 'system' })) {
    const done = isRecord(surfaces) ? (surfaces as Record<string, number>) : {}
    await finish(payload, id, { began: new Date(at).getTime(), surfaces: done, evicting: findEvictions() })
  }
}

/** The moment before which only processes that died began a withdrawal: SQLite is for one process. */
const deadBefore = ({ db }: Payload) => (db.name === 'sqlite' ? Date.now() - process.uptime() * 1_000 : 0)
