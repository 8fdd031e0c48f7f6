import type { Payload, Where } from 'payload'
import { SECRET_OVERLAP_MS } from '../domain/delivery-retries'
import { env } from '../env'
import { seal, unseal } from '../env/seal'
import { newWebhookSecret } from './sign'

const COLLECTION = 'webhook-secrets'
const PURPOSE = 'assises.webhook-secret.1'

interface Row {
  id: string
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
    const previousUntil = new Date(Date.now() + SECRET_OVERLAP_MS).toISOString()
    const where: Where = { and: [{ webhook: { equals: webhook } }, { current: { equals: former.current } }] }
    const data = { current, previous: former.current, previousUntil }
    const isOwn = await db.updateOne({ collection: COLLECTION, where, data })
    return isOwn ? { secret, previousUntil } : undefined
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
  const { current, previousUntil } = row
  const isOverlap = Boolean(previousUntil && new Date(previousUntil) > now)
  return {
    isReadable: unseal(current, env.PAYLOAD_SECRET, PURPOSE) !== undefined,
    ...(isOverlap && previousUntil ? { previousUntil } : {}),
  }
}

/** The ids of the webhooks that have a secret. */
export async function webhooksWithSecret({ db }: Pick<Payload, 'db'>): Promise<ReadonlySet<string>> {
  const select = { webhook: true } as const
  const { docs } = await db.find<{ webhook: string }>({ collection: COLLECTION, select, pagination: false, limit: 0 })
  return new Set(docs.map(({ webhook }) => webhook))
}

const findRow = ({ db }: Pick<Payload, 'db'>, webhook: string): Promise<Row | null> =>
  db.findOne<Row>({ collection: COLLECTION, where: { webhook: { equals: webhook } } })
