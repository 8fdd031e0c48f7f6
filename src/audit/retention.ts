import { setTimeout as wait } from 'node:timers/promises'
import type { Payload, Where } from 'payload'
import { AUDIT, recordAudit } from '../../collections/shared/audit/record'
import { findDocuments } from '../../collections/shared/find-documents'
import { type StoredEntry, sealEntries } from './seal'

const STEP = 200
/** Between two steps, so that other writes get their turn. */
const PAUSE_MS = 100

/**
 * Removes the entries from before a moment, from the beginning of the chain on, after an entry that says up to which one. Removes none
 * after the first younger one. Ends after a step for which `mustEnd` is true.
 */
export async function removeOldEntries(payload: Payload, before: Date, mustEnd = () => false): Promise<void> {
  const upTo = await lastOld(payload, before)
  if (upTo === undefined) return
  await recordAudit({ payload }, { action: 'retention', count: upTo, actor: { kind: 'system' } })
  await sealEntries(payload)
  for (;;) {
    const where: Where = { and: [{ isSealed: { equals: true } }, { position: { less_than_equal: upTo } }] }
    const rows = await findDocuments<StoredEntry>(payload, AUDIT, {
      where,
      sort: 'position',
      limit: STEP,
      as: 'system',
    })
    if (rows.length === 0) return
    await payload.db.deleteMany({ collection: AUDIT, where: { id: { in: rows.map(({ id }) => id) } } })
    if (mustEnd()) return
    await wait(PAUSE_MS, undefined, { ref: false })
  }
}

/** The number of the last entry before the first one that is not old; `undefined` when there is none. */
async function lastOld(payload: Payload, before: Date): Promise<number | undefined> {
  const find = async (where: Where, sort: string) =>
    (await findDocuments<StoredEntry>(payload, AUDIT, { where, sort, limit: 1, as: 'system' }))[0]?.position
  const isSealed = { isSealed: { equals: true } }
  const firstYoung = await find({ and: [isSealed, { at: { greater_than_equal: before.toISOString() } }] }, 'position')
  const isBefore: Where = firstYoung
    ? { position: { less_than: firstYoung } }
    : { at: { less_than: before.toISOString() } }
  return (await find({ and: [isSealed, isBefore] }, '-position')) ?? undefined
}
