import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseLedger } from '../../consent/ledger/format'
import { DamagedArchiveError, entryText, type OpenedArchive, openArchive } from '../archive/archive-reader'
import { LEDGER_ENTRY, type Manifest, secretFingerprint } from '../archive/manifest'
import { backUp, type Progress } from '../back-up'
import { BackupError, DamagedDatabaseError, explained } from '../backup-error'
import { dropUnpacked, expectLedgerOfUnpacked } from '../databases/mongo-restore'
import { expectLedger, sqliteFile } from '../databases/sqlite'
import { bringLedger, type LedgerSource } from '../ledger-beside'
import { carryOut, finishRestore, type RestorePlan, removeUnpacked, unpackedDatabase } from './plan'
import { refuseImpossible, refuseRunning } from './refusals'
import type { Restorable } from './restorable'
import { unpack } from './unpack'

/** How an archive is restored. */
export interface RestoreOptions {
  archive: string
  /** Whether data that are there may be replaced: an archive of them is made first. */
  isReplacing: boolean
  onProgress?(progress: Progress): void
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
  const path = resolve(options.archive)
  const archive = await openForOperator(path)
  const { manifest } = archive
  const hasItsSecret = manifest.secret === secretFingerprint(site.PAYLOAD_SECRET)
  await refuseRunning(site)
  if ((await finishRestore(site)) === path) {
    return { manifest, hasItsSecret, ledger: await bringLedger(site.LEDGER_FILE, path, await ledgerOf(archive)) }
  }
  await refuseImpossible(site, manifest, options.isReplacing)
  const former = options.isReplacing ? await saveFormer(site, archive) : undefined
  const ledger = await replace(site, archive, options)
  return { manifest, hasItsSecret, ledger, former }
}

/** Opens an archive. Rejects with a `BackupError` when there is none, or when it is damaged. */
export async function openForOperator(path: string): Promise<OpenedArchive> {
  if (!existsSync(path)) throw new BackupError(`Il n’y a pas de sauvegarde à ${path} : corrigez son chemin.`)
  try {
    return await openArchive(path)
  } catch (error) {
    throw explainedDamage(error)
  }
}

/** The error of an archive that is not whole, in words. */
export function explainedDamage(error: unknown): unknown {
  if (!(error instanceof DamagedArchiveError)) return error
  const sentence = `Cette sauvegarde est abîmée ou incomplète (${error.message}) : rien n’a été changé. Prenez-en une autre.`
  return new BackupError(sentence, { cause: error })
}

/** Makes an archive of what will be replaced; returns `undefined` when nothing is there. */
async function saveFormer(site: Restorable, { path, manifest }: OpenedArchive): Promise<string | undefined> {
  if (!site.isMongo && !existsSync(sqliteFile(site.DATABASE_URL))) return undefined
  try {
    return (await backUp(site, { reason: 'before-restore', contents: manifest.contents, spared: path })).path
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
