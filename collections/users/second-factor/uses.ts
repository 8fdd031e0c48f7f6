import { createHash } from 'node:crypto'
import type { Payload, PayloadRequest, Where } from 'payload'

const COLLECTION = 'second-factor-uses'

const keyOf = (account: string, what: string) => createHash('sha256').update(`${account} ${what}`).digest('base64url')

/** Whether something of an account was used. */
export async function isSpent({ db }: Pick<Payload, 'db'>, account: string, what: string): Promise<boolean> {
  const where = { key: { equals: keyOf(account, what) } }
  return Boolean(await db.findOne({ collection: COLLECTION, where, select: { key: true } }))
}

/**
 * Uses something of an account, once: returns whether this is the first time. After `expiresAt` nothing accepts it any more, and
 * the row may be removed.
 */
export async function spendOnce(payload: Payload, account: string, what: string, expiresAt?: Date): Promise<boolean> {
  const { db } = payload
  const data = { account, key: keyOf(account, what), expiresAt: expiresAt?.toISOString() }
  try {
    await db.create({ collection: COLLECTION, data })
  } catch (error) {
    if (await isSpent(payload, account, what)) return false
    throw error
  }
  await db.deleteMany({ collection: COLLECTION, where: { expiresAt: { less_than: new Date().toISOString() } } })
  return true
}

const DAY = 86_400_000

/**
 * Removes the rows of an account without an end whose use is not among those to retain. Young ones stay: another request may have
 * added them just now.
 */
export async function removeUsesExcept({ db }: Payload, account: string, retained: readonly string[]): Promise<void> {
  const keys = retained.map((what) => keyOf(account, what))
  const old = { less_than: new Date(Date.now() - DAY).toISOString() }
  const others: Where[] = [
    { account: { equals: account } },
    { expiresAt: { exists: false } },
    { key: { not_in: keys } },
  ]
  await db.deleteMany({ collection: COLLECTION, where: { and: [...others, { createdAt: old }] } })
}

/** Removes every row of an account. */
export async function removeUses({ db }: Pick<Payload, 'db'>, account: string, req?: PayloadRequest): Promise<void> {
  await db.deleteMany({ collection: COLLECTION, where: { account: { equals: account } }, req })
}
