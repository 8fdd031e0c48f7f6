import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseLedger } from '../../consent/ledger/format'
import { entryText, type OpenedArchive } from '../archive/archive-reader'
import { LEDGER_ENTRY, type Manifest, secretFingerprint } from '../archive/manifest'
import { explainedDamage, openNamed } from '../archive/open-named'
import { backUp } from '../back-up'
import { DamagedDatabaseError, explained } from '../backup-error'
import { dropUnpacked, expectLedgerOfUnpacked } from '../databases/mongo-restore'
import { expectLedger, sqliteFile } from '../databases/sqlite'
import { bringLedger, type LedgerSource } from '../ledger-beside'
import type { Progress } from '../progress'
import { carryOut, finishRestore, type RestorePlan, removeUnpacked, unpackedDatabase } from './plan'
import { refuseImpossible, refuseRunning } from './refusals'
import type { Restorable } from './restorable'
import { unpack } from './unpack'

/** How an archive is restored. */
export interface RestoreOptions {
  /** As an operator names it. */
  archive: string
  /** Whether data that are there may be replaced: an archive of them is made first. */
  isReplacing: boolean
  onProgress?(progress: Progress): void
  /** How much of the archive has arrived from its bucket. */
  onBrought?(progress: Progress): void
}

/** A restore that is done. */
export interface Restored {
  manifest: Manifest
  ledger: LedgerSource
  /** Whether the secret of this site is the one of the archive. */
  hasItsSecret: boolean
  /** The archive of what was replaced; `damaged` when that could not be read. */
  former?: string
}

/**
 * Puts a site back as an archive has it, entirely or not at all. The server must be stopped; it replays the ledger at its next start.
 * Rejects with a `BackupError` when that is refused or fails; nothing has changed then.
 */
export async function restore(site: Restorable, options: RestoreOptions): Promise<Restored> {
  // First: an archive in a bucket takes long to bring.
  await refuseRunning(site)
  const archive = await openNamed(site, options.archive, options.onBrought)
  try {
    return await restoreArchive(site, archive, options)
  } finally {
    await archive.release()
  }
}

async function restoreArchive(site: Restorable, archive: OpenedArchive, options: RestoreOptions): Promise<Restored> {
  const { manifest, path, address } = archive
  const hasItsSecret = manifest.secret === secretFingerprint(site.PAYLOAD_SECRET)
  if ((await finishRestore(site)) === address) {
    return { manifest, hasItsSecret, ledger: await bringLedger(site.LEDGER_FILE, path, await ledgerOf(archive)) }
  }
  await refuseImpossible(site, manifest, options.isReplacing)
  const former = options.isReplacing ? await saveFormer(site, archive) : undefined
  const ledger = await replace(site, archive, options)
  return { manifest, hasItsSecret, ledger, former }
}

/** Makes an archive of what will be replaced; returns `undefined` when nothing is there. */
async function saveFormer(site: Restorable, { address, manifest }: OpenedArchive): Promise<string | undefined> {
  if (!site.isMongo && !existsSync(sqliteFile(site.DATABASE_URL))) return undefined
  try {
    return (await backUp(site, { reason: 'before-restore', contents: manifest.contents, spared: address })).address
  } catch (error) {
    if (error instanceof DamagedDatabaseError) return 'damaged'
    throw error
  }
}

async function replace(
  site: Restorable,
  archive: OpenedArchive,
  { onProgress }: RestoreOptions,
): Promise<LedgerSource> {
  await removeLeftovers(site)
  const id = randomBytes(6).toString('hex')
  let plan: RestorePlan
  let ledger: LedgerSource
  try {
    plan = await unpack(site, archive, id, onProgress)
    const expected = await ledgerOf(archive)
    ledger = await bringLedger(site.LEDGER_FILE, archive.path, expected)
    if (site.isMongo) await expectLedgerOfUnpacked(site.DATABASE_URL, expected)
    else await expectLedger(unpackedDatabase(site, id), expected)
  } catch (error) {
    await removeLeftovers(site)
    throw explained(explainedDamage(error), resolve(site.MEDIA_DIR))
  }
  await carryOut(site, plan)
  return ledger
}

/** The id of the ledger of an archive; of one that is nowhere when it has none. */
async function ledgerOf(archive: OpenedArchive): Promise<string> {
  if (!archive.entries.has(LEDGER_ENTRY)) return 'unknown'
  const ledger = parseLedger(await entryText(archive, LEDGER_ENTRY))
  return 'id' in ledger ? ledger.id : 'unknown'
}

async function removeLeftovers(site: Restorable): Promise<void> {
  await removeUnpacked(site)
  if (site.isMongo) await dropUnpacked(site.DATABASE_URL)
}
