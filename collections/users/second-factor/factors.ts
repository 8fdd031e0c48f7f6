import type { Payload, PayloadRequest, Where } from 'payload'

const COLLECTION = 'second-factors'

/** A row of a second factor. */
export interface Factor {
  id: string
  account: string
  kind: 'totp' | 'passkey' | 'recovery'
  key: string
  name?: string | null
  secret?: string | null
  transports?: string | null
  counter?: number | null
  lastUsedAt?: string | null
  createdAt: string
}

type Database = Pick<Payload, 'db'>

const confirming = { kind: { in: ['totp', 'passkey'] } }

const ofAccount = (account: string, ...more: Where[]): Where => ({ and: [{ account: { equals: account } }, ...more] })

/** Whether an account has a second factor. Recovery codes alone are none. */
export async function hasFactor({ db }: Database, account: string): Promise<boolean> {
  const where = ofAccount(account, confirming)
  return Boolean(await db.findOne({ collection: COLLECTION, where, select: { kind: true } }))
}

/** Returns the rows of an account, recovery codes included, the oldest first. */
export async function findFactors({ db }: Database, account: string): Promise<Factor[]> {
  const where = ofAccount(account)
  const all = { pagination: false, limit: 0, sort: 'createdAt' }
  return (await db.find<Factor>({ collection: COLLECTION, where, ...all })).docs
}

/** Adds a row. Returns `false` when another one has its key. */
export async function addFactor({ db }: Database, data: Omit<Factor, 'id' | 'createdAt'>): Promise<boolean> {
  try {
    await db.create({ collection: COLLECTION, data: { ...data } })
    return true
  } catch (error) {
    if (await db.findOne({ collection: COLLECTION, where: { key: { equals: data.key } } })) return false
    throw error
  }
}

/** Notes that a factor was used just now, and the counter of its passkey. */
export async function noteUse({ db }: Database, id: string, counter?: number): Promise<void> {
  const data = { lastUsedAt: new Date().toISOString(), ...(counter === undefined ? {} : { counter }) }
  await db.updateOne({ collection: COLLECTION, where: { id: { equals: id } }, data, returning: false })
}

/** Removes rows of an account: one, those of a kind, or all of them. */
export async function removeFactors(
  { db }: Database,
  account: string,
  which: { id?: string; kind?: Factor['kind'] } = {},
  req?: PayloadRequest,
): Promise<void> {
  const more = Object.entries(which).map(([name, value]): Where => ({ [name]: { equals: value } }))
  await db.deleteMany({ collection: COLLECTION, where: ofAccount(account, ...more), req })
}
