import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { CHANGE_LOG, findRows, lastPosition } from './log-rows'

const FLOOR = 'changes-floor'
const STEP = 200
/** Between two steps, so that other writes get their turn. */
const PAUSE_MS = 100

/** The position up to which rows may be gone: who has read less has to start over. */
export async function findFloor(payload: Payload): Promise<number> {
  return (await findFloorRow(payload))?.value ?? 0
}

/**
 * Removes the rows from before a moment that a later row of the same document replaces, and those of documents that were withdrawn by then.
 * What is public keeps its newest row, and so does the end of the log, whose position must not be given twice. Ends after a step for which
 * `mustEnd` is true; returns whether all are removed.
 */
export async function removeOldChanges(payload: Payload, before: Date, mustEnd = () => false): Promise<boolean> {
  for (;;) {
    const last = await lastPosition(payload)
    const rows = await findRows(
      payload,
      {
        and: [
          { at: { less_than: before.toISOString() } },
          { position: { less_than: last } },
          { or: [{ isNewest: { equals: false } }, { kind: { equals: 'withdrawn' } }] },
        ],
      },
      { limit: STEP },
    )
    const highest = rows.at(-1)
    if (!highest) return true
    // First: a reader that finds rows missing finds the floor raised.
    await raiseFloor(payload, highest.position)
    await payload.db.deleteMany({ collection: CHANGE_LOG, where: { id: { in: rows.map(({ id }) => id) } } })
    if (mustEnd()) return false
    await wait(PAUSE_MS, undefined, { ref: false })
  }
}

async function findFloorRow(payload: Payload): Promise<{ id: string; value: number } | undefined> {
  const where = { key: { equals: FLOOR } }
  return (await findDocuments(payload, 'counters', { as: 'system', where, limit: 1 }))[0]
}

async function raiseFloor(payload: Payload, position: number): Promise<void> {
  const row = await findFloorRow(payload)
  if (row && row.value >= position) return
  if (row) await payload.db.updateOne({ collection: 'counters', id: row.id, data: { value: position } })
  else await payload.db.create({ collection: 'counters', data: { key: FLOOR, value: position } })
}
