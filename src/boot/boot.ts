import config from '@payload-config'
import { getPayload, type Payload } from 'payload'
import { withheldReason } from '../../collections/shared/access/withheld'
import { stores } from '../../collections/shared/uploads/stores'
import { startAuditWorker } from '../audit/audit-worker'
import { refuseUnfinishedTransfer } from '../backup/transfer/target'
import { replayLedger } from '../consent/ledger/replay'
import { startChangeWorker } from '../content/changes/change-worker'
import { publicPathsOf } from '../content/public-routes'
import { contentHash } from '../database/content-hash'
import { countPlans } from '../editorial/plans/plan-queries'
import { endJobs } from '../editorial/plans/run-in-turn'
import { env } from '../env'
import { endFirstStart } from '../env/first-start'
import { fileNumbers } from '../file-stores/file-counts'
import { endStreams } from '../http/open-streams'
import { WebhookWorker } from '../webhooks/worker'
import { startBackups } from './backups'
import { carryOverConsents } from './carry-over-consents'
import { carryOverKeys } from './carry-over-keys'
import { documentsWarning } from './documents-warning'
import { filesWarning } from './files-warning'
import { fillResponder } from './fill-answer'
import { findProblems } from './find-problems'
import { createFirstAdmin } from './first-admin'
import type { BootReport, Cms } from './handshake'
import { migrateInDevelopment } from './migrate'
import { nameEditions } from './name-editions'
import { refuseNewerSchema } from './newer-schema'
import { publicUrlWarning } from './public-url-warning'
import { startRecovery } from './recovery'
import { checkSecret } from './secret-check'
import { seedWhenEmpty } from './seed-when-empty'
import { transactionWarning } from './transaction-warning'

/** Connects and migrates the database, prepares it and starts the job runner. Can be run again after a failure. */
export async function boot(): Promise<Cms> {
  const payload = await getPayload({ config, cron: true })
  await migrateInDevelopment(payload)
  const report = await prepare(payload)
  const recovery = startRecovery(payload)
  const changes = startChangeWorker(payload)
  const webhooks = new WebhookWorker(payload)
  const backups = startBackups(payload)
  const audit = startAuditWorker(payload)
  return {
    report,
    ping: () => ping(payload),
    findProblems: () => findProblems(payload, env, stores.media),
    // What is withheld is in no response.
    contentHash: async () => `${await contentHash(payload)}${withheldReason() ? ' withheld' : ''}`,
    read: fillResponder(config, env.EDGE_PURGE_URL !== undefined),
    countDeliveries: () => webhooks.numbers(),
    countPlans: () => countPlans(payload),
    countFiles: async () => fileNumbers(),
    publicPaths: publicPathsOf(payload.config),
    observesAllWrites: payload.db.name === 'sqlite',
    endStreams,
    close: async () => {
      await endJobs(payload)
      await Promise.all([recovery.close(), changes.close(), webhooks.close(), backups.close()])
      // Last: what they do is recorded too.
      await audit.close()
      await payload.destroy()
    },
  }
}

/**
 * Prepares a new or changed database, in this order. The first admin comes last: its password is printed once, so nothing
 * may fail after it is created.
 */
const steps: ((payload: Payload) => Promise<Partial<BootReport>>)[] = [
  refuseUnfinishedTransfer,
  refuseNewerSchema,
  (payload) => checkSecret(payload, env),
  checkTransactions,
  checkDocuments,
  checkFiles,
  checkAddress,
  nameEditions,
  carryOverConsents,
  carryOverKeys,
  bringInLine,
  seedWhenEmpty,
  addFirstAdmin,
]

async function prepare(payload: Payload): Promise<BootReport> {
  const report: BootReport = { warnings: [] }
  for (const step of steps) {
    const { warnings = [], ...rest } = await step(payload)
    Object.assign(report, rest)
    report.warnings.push(...warnings)
  }
  endFirstStart(env.DATA_DIR)
  return report
}

async function bringInLine(payload: Payload): Promise<Partial<BootReport>> {
  const warning = await replayLedger(payload)
  if (warning !== undefined) payload.logger.error(warning)
  return warning === undefined ? {} : { warnings: [warning] }
}

async function checkTransactions(payload: Payload): Promise<Partial<BootReport>> {
  const warning = env.isProduction ? await transactionWarning(payload) : undefined
  return warning === undefined ? {} : { warnings: [warning] }
}

async function checkDocuments(): Promise<Partial<BootReport>> {
  const isOnDisk = env.S3_BUCKET === undefined
  const warning = env.isProduction && isOnDisk ? documentsWarning(env) : undefined
  return warning === undefined ? {} : { warnings: [warning] }
}

async function checkFiles(): Promise<Partial<BootReport>> {
  const warning = await filesWarning()
  return warning === undefined ? {} : { warnings: [warning] }
}

async function checkAddress(): Promise<Partial<BootReport>> {
  const warning = env.isProduction ? publicUrlWarning(env) : undefined
  return warning === undefined ? {} : { warnings: [warning] }
}

async function addFirstAdmin(payload: Payload): Promise<Partial<BootReport>> {
  return { firstAdmin: await createFirstAdmin(payload, env) }
}

async function ping(payload: Payload): Promise<void> {
  await payload.db.count({ collection: 'users' })
}
