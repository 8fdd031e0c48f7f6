import type { Payload, Where } from 'payload'
import { SECRET_OVERLAP_MS } from '../domain/delivery-retries'
import { env } from '../env'
import { seal, unseal } from '../env/seal'
import { newWebhookSecret } from './sign'

const COLLECTION = 'webhook-secrets'
const PURPOSE = 'assises.webhook-secret.1'

interface Row {
  id: string
  webhook: string
  current: string
  previous?: string | null
  previousUntil?: string | null
}

/** A new secret, to be shown once, and until when the one before it signs too. */
export interface MadeSecret {
  secret: string
  previousUntil?: string
}

/**
 * Makes a new secret of a webhook. The one before it signs for another day. Returns `undefined` when somebody else has made
 * one meanwhile: theirs stays.
 */
export async function makeSecret({ db }: Payload, webhook: string): Promise<MadeSecret | undefined> {
  const secret = newWebhookSecret()
  const current = seal(secret, env.PAYLOAD_SECRET, PURPOSE)
  const former = await findRow({ db }, webhook)
  if (former) {
    // A secret that `PAYLOAD_SECRET` no longer opens signs nothing more.
    if (!isReadable(former)) {
      const data = { current, previous: null, previousUntil: null }
      return (await replace(db, former, data)) ? { secret } : undefined
    }
    const previousUntil = new Date(Date.now() + SECRET_OVERLAP_MS).toISOString()
    const data = { current, previous: former.current, previousUntil }
    return (await replace(db, former, data)) ? { secret, previousUntil } : undefined
  }
  try {
    await db.create({ collection: COLLECTION, data: { webhook, current } })
    return { secret }
  } catch (error) {
    if (await findRow({ db }, webhook)) return undefined
    throw error
  }
}

/** The secrets that sign for a webhook at an instant, the newest first; none when they cannot be read with `PAYLOAD_SECRET`. */
export async function secretsOf({ db }: Pick<Payload, 'db'>, webhook: string, now: Date): Promise<string[]> {
  const row = await findRow({ db }, webhook)
  if (!row) return []
  const isOverlap = Boolean(row.previous && row.previousUntil && new Date(row.previousUntil) > now)
  const sealed = [row.current, ...(isOverlap && row.previous ? [row.previous] : [])]
  return sealed.flatMap((one) => unseal(one, env.PAYLOAD_SECRET, PURPOSE) ?? [])
}

/** Whether a webhook has a secret, when it was made, and until when the one before it signs too. */
export async function secretState(
  { db }: Pick<Payload, 'db'>,
  webhook: string,
  now: Date,
): Promise<{ isReadable: boolean; previousUntil?: string } | undefined> {
  const row = await findRow({ db }, webhook)
  if (!row) return undefined
  const { previousUntil } = row
  const isOverlap = Boolean(previousUntil && new Date(previousUntil) > now)
  return {
    isReadable: isReadable(row),
    ...(isOverlap && previousUntil ? { previousUntil } : {}),
  }
}

/** The ids of the webhooks that have a secret, and whether it can be read with `PAYLOAD_SECRET`. */
export async function webhooksWithSecret({ db }: Pick<Payload, 'db'>): Promise<ReadonlyMap<string, boolean>> {
  const { docs } = await db.find<Row>({ collection: COLLECTION, pagination: false, limit: 0 })
  return new Map(docs.map((row) => [row.webhook, isReadable(row)]))
}

const isReadable = ({ current }: Row): boolean => unseal(current, env.PAYLOAD_SECRET, PURPOSE) !== undefined

/** Writes the row unless its secret has been replaced meanwhile; returns whether it was written. */
async function replace(db: Payload['db'], { webhook, current }: Row, data: object): Promise<boolean> {
  const where: Where = { and: [{ webhook: { equals: webhook } }, { current: { equals: current } }] }
  return Boolean(await db.updateOne({ collection: COLLECTION, where, data: { ...data } }))
}

const findRow = ({ db }: Pick<Payload, 'db'>, webhook: string): Promise<Row | null> =>
  db.findOne<Row>({ collection: COLLECTION, where: { webhook: { equals: webhook } } })
