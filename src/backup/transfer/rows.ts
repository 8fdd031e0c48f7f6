import type { Where } from 'payload'
import { isRecord } from '../../domain/record'
import type { Place } from './places'
import type { Side } from './side'

/** A row as both databases give it: every language, ids as texts, instants in ISO. */
export type Row = Record<string, unknown> & { id: string }

const BATCH_SIZE = 200

/** Yields the rows of a place in the order of their ids, some at a time. */
export async function* batchesOf({ payload: { db } }: Side, { name }: Place): AsyncGenerator<Row[]> {
  for (let last: string | undefined; ; ) {
    const where: Where = last === undefined ? {} : { id: { greater_than: last } }
    const { docs } = await db.find<Row>({
      ...{ collection: name as never, where, sort: 'id', limit: BATCH_SIZE, pagination: false, joins: false as never },
    })
    if (docs.length > 0) yield docs
    if (docs.length < BATCH_SIZE) return
    last = docs.at(-1)?.id
  }
}

/** The rows of a place with these ids. */
export async function rowsWith({ payload: { db } }: Side, { name }: Place, ids: readonly string[]): Promise<Row[]> {
  const { docs } = await db.find<Row>({
    ...{
      collection: name as never,
      where: { id: { in: ids } },
      limit: ids.length,
      pagination: false,
      joins: false as never,
    },
  })
  return docs
}

/** Adds a row as it is, with its id and its instants. */
export async function addRow({ payload: { db } }: Side, { name, collection }: Place, row: Row): Promise<void> {
  const { id, ...data } = row
  // For MongoDB two rows with nothing in a unique field are two rows without it: `null` would be a value.
  for (const field of collection.flattenedFields) {
    if ('unique' in field && field.unique && data[field.name] === null) delete data[field.name]
  }
  await db.create({ collection: name as never, customID: id, data, returning: false })
}

export const countRows = async ({ payload: { db } }: Side, { name }: Place): Promise<number> =>
  (await db.count({ collection: name as never, where: {} })).totalDocs

/**
 * A text that is equal for rows that say the same: what is absent, empty or null is the same on both databases. Values of `ignored`, and
 * relations to them, count as absent.
 */
export const canonical = (value: unknown, ignored: ReadonlySet<unknown>): string =>
  JSON.stringify(withoutEmpty(value, ignored)) ?? ''

function withoutEmpty(value: unknown, ignored: ReadonlySet<unknown>): unknown {
  if (value === null || value === undefined || ignored.has(value)) return undefined
  if (Array.isArray(value)) {
    const list = value.map((one) => withoutEmpty(one, ignored)).filter((one) => one !== undefined)
    return list.length > 0 ? list : undefined
  }
  if (!isRecord(value)) return value
  if ('relationTo' in value && ignored.has(value.value)) return undefined
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, withoutEmpty(value[key], ignored)] as const)
    .filter(([, one]) => one !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
