import type { Progress } from '../progress'
import type { Place } from './places'
import { addRow, batchesOf, canonical, countRows, type Row, rowsWith } from './rows'
import { type Side, sqliteClient } from './side'

/** Adds to `target` every row of `source` that it lacks. Is done again after it was interrupted. */
export async function copyRows(source: Side, target: Side, onProgress?: (progress: Progress) => void): Promise<number> {
  const progress = { done: 0, total: 0 }
  for (const place of source.places) progress.total += await countRows(source, place)
  // The order of the tables is not that of their references.
  if (target.kind === 'sqlite') await sqliteClient(target.payload).execute('PRAGMA foreign_keys = OFF')
  for (const place of source.places) {
    const isBegun = (await countRows(target, place)) > 0
    if (isBegun && target.kind === 'mongodb') await removeOthers(source, target, place)
    for await (const batch of batchesOf(source, place)) {
      const present = isBegun ? await rowsWith(target, place, idsOf(batch)) : []
      const ids = new Set(idsOf(present))
      await addRows(
        target,
        place,
        batch.filter(({ id }) => !ids.has(id)),
      )
      progress.done += batch.length
      onProgress?.(progress)
    }
  }
  return progress.total
}

/** Removes the rows of a begun MongoDB that the source does not have so: a server that was refused may have written some. */
async function removeOthers(source: Side, target: Side, place: Place): Promise<void> {
  for await (const batch of batchesOf(target, place)) {
    const expected = new Map((await rowsWith(source, place, idsOf(batch))).map((row) => [row.id, textOf(row)]))
    const others = batch.filter((row) => expected.get(row.id) !== textOf(row))
    if (others.length === 0) continue
    await target.payload.db.deleteMany({ collection: place.name as never, where: { id: { in: idsOf(others) } } })
  }
}

const NOTHING: ReadonlySet<string> = new Set()
const textOf = (row: Row | undefined, ignored = NOTHING) => canonical(row, ignored)

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id)

/** MongoDB adds a row entirely or not at all; so does SQLite with the rows of a batch. */
async function addRows(target: Side, place: Place, rows: readonly Row[]): Promise<void> {
  if (target.kind === 'mongodb') {
    await Promise.all(rows.map((row) => addRow(target, place, row)))
    return
  }
  const client = sqliteClient(target.payload)
  await client.execute('BEGIN IMMEDIATE')
  try {
    for (const row of rows) await addRow(target, place, row)
    await client.execute('COMMIT')
  } catch (error) {
    await client.execute('ROLLBACK')
    throw error
  }
}

/**
 * The rows that are not the same in both databases, by place and id: those of one that the other lacks, or has otherwise. Values of
 * `ignored` count as absent.
 */
export async function differingRows(source: Side, target: Side, ignored: ReadonlySet<string>): Promise<string[]> {
  const differing: string[] = []
  for (const place of source.places) {
    let count = 0
    for await (const batch of batchesOf(source, place)) {
      count += batch.length
      const copies = new Map((await rowsWith(target, place, idsOf(batch))).map((row) => [row.id, textOf(row, ignored)]))
      for (const row of batch)
        if (copies.get(row.id) !== textOf(row, ignored)) differing.push(`${place.name} ${row.id}`)
    }
    if ((await countRows(target, place)) !== count) differing.push(place.name)
  }
  return differing
}
