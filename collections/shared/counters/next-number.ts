import type { Payload, PayloadRequest } from 'payload'

/**
 * Returns the next number of a series, starting at 1, by an atomic increment, so that a number is never returned twice.
 * Without a request it runs outside any transaction of MongoDB. In one, call it first or start the series before: a
 * transaction of MongoDB does not see documents created since it began.
 */
export async function nextNumber(payload: Payload, key: string, req?: PayloadRequest): Promise<number> {
  if (payload.db.name !== 'sqlite' && (await req?.transactionID)) await startSeries(payload, key, req)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const row = await increment(payload, key, req)
    if (row) return row.value
    await startSeries(payload, key, req)
  }
  throw new Error(`The series ${key} could not be started.`)
}

async function increment(payload: Payload, key: string, req?: PayloadRequest): Promise<{ value: number } | null> {
  const where = { key: { equals: key } }
  const row = await payload.db.updateOne({ collection: 'counters', where, data: { value: { $inc: 1 } }, req })
  return row as unknown as { value: number } | null
}

/** Creates a series unless it exists: on MongoDB outside any transaction, so that two transactions can start it at once. */
export async function startSeries(payload: Payload, key: string, inside?: PayloadRequest): Promise<void> {
  const req = payload.db.name === 'sqlite' ? inside : undefined
  const exists = async () =>
    (await payload.db.count({ collection: 'counters', where: { key: { equals: key } }, req })).totalDocs > 0
  if (await exists()) return
  try {
    await payload.db.create({ collection: 'counters', data: { key, value: 0 }, req })
  } catch (error) {
    if (!(await exists())) throw error
  }
}
