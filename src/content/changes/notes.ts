import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { collectionOf } from '../../cache/tags'
import type { WriteEvent } from '../../cache/write-events'
import type { WriteEventOptions } from '../../database/write-events'
import { publicCollections } from '../../domain/public-collections'

const COLLECTION = 'change-notes'
const BATCH = 200
/** A note that is not ready after as long was made by a process that died in its write. */
const ABANDONED_MS = 60_000

/** A note, with what may have changed: documents as `sessions#<id>`, or a whole collection by its slug. */
export interface ChangeNote {
  id: string
  subjects: string[]
}

/** Notes the writes to public documents. Those to the log itself and to the work of the server change nothing that is public. */
export const changeNotes: WriteEventOptions = {
  notes: { collection: COLLECTION, subjectsOf },
  silent: new Set([
    ...[COLLECTION, 'change-log', 'counters', 'leases', 'webhook-deliveries', 'webhook-secrets'],
    ...['second-factors', 'second-factor-uses', 'audit'],
  ]),
}

function subjectsOf({ tags, collections, everything }: WriteEvent): string[] | undefined {
  if (everything) return [...publicCollections]
  const whole = new Set(collections.filter((slug) => publicCollections.has(slug)))
  const documents = tags.filter((tag) => tag.includes('#') && isIn(publicCollections, tag) && !isIn(whole, tag))
  const subjects = [...whole, ...new Set(documents)]
  return subjects.length > 0 ? subjects : undefined
}

const isIn = (collections: ReadonlySet<string>, tag: string): boolean => collections.has(collectionOf(tag))

/** Finds the oldest notes of committed writes. One that cannot be read names nothing, and holds no other one up. */
export async function findNotes(payload: Payload): Promise<ChangeNote[]> {
  const options = { as: 'system', where: due(), sort: 'createdAt', limit: BATCH } as const
  const notes = await findDocuments<{ id: string; subjects: unknown }>(payload, COLLECTION, options)
  return notes.map(({ id, subjects }) => ({ id, subjects: [subjects].flat().filter((one) => typeof one === 'string') }))
}

/** Whether notes of committed writes are left; with `ids`, whether one of these is. */
export async function hasNotes(payload: Payload, ids?: readonly string[]): Promise<boolean> {
  if (ids?.length === 0) return false
  const where = ids ? { id: { in: [...ids] } } : due()
  return (await payload.db.count({ collection: COLLECTION, where })).totalDocs > 0
}

/** The ids of all notes, those of writes under way included. */
export async function findNoteIds(payload: Payload): Promise<string[]> {
  return (await findDocuments(payload, COLLECTION, { as: 'system', select: { isReady: true } })).map(({ id }) => id)
}

/** Deletes notes that have been looked at, in the transaction of the rows that say what they led to. */
export async function deleteNotes(payload: Payload, notes: ChangeNote[], transactionID?: string): Promise<void> {
  if (notes.length === 0) return
  const where = { id: { in: notes.map(({ id }) => id) } }
  await payload.db.deleteMany({ collection: COLLECTION, where, req: transactionID ? { transactionID } : undefined })
}

function due(): Where {
  const abandoned = new Date(Date.now() - ABANDONED_MS).toISOString()
  return { or: [{ isReady: { equals: true } }, { createdAt: { less_than: abandoned } }] }
}
