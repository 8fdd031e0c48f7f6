import config from '@payload-config'
import { getPayload, type Payload } from 'payload'
import { publicPrefixesOf } from '../content/public-routes'
import { contentHash } from '../database/content-hash'
import { env } from '../env'
import { fillResponder } from './fill-answer'
import { createFirstAdmin } from './first-admin'
import type { BootReport, Cms } from './handshake'
import { migrateInDevelopment } from './migrate'
import { seedWhenEmpty } from './seed-when-empty'
import { transactionWarning } from './transaction-warning'

/** Opens the database, brings it up to date, fills what is empty and starts the job runner. Finishes when run again. */
export async function boot(): Promise<Cms> {
  const payload = await getPayload({ config, cron: true })
  await migrateInDevelopment(payload)
  return {
    report: await prepare(payload),
    ping: () => ping(payload),
    contentHash: () => contentHash(payload),
    read: fillResponder(config),
    publicPrefixes: publicPrefixesOf(payload.config),
    observesAllWrites: payload.db.name === 'sqlite',
    close: () => payload.destroy(),
  }
}

// The first admin comes last: its password is shown once, and nothing may fail between the two.
async function prepare(payload: Payload): Promise<BootReport> {
  const warning = env.isProduction ? await transactionWarning(payload) : undefined
  const seed = await seedWhenEmpty(payload)
  return {
    seeded: seed.isSeeded,
    warnings: [warning, seed.warning].filter((sentence) => sentence !== undefined),
    firstAdmin: await createFirstAdmin(payload, env),
  }
}

async function ping(payload: Payload): Promise<void> {
  await payload.db.count({ collection: 'users' })
}
