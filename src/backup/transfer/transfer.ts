import { resolve } from 'node:path'
import type { SanitizedConfig } from 'payload'
import { lastPosition } from '../../content/changes/log-rows'
import type { Env } from '../../env'
import { backUp } from '../back-up'
import { BackupError, explained } from '../backup-error'
import type { Progress } from '../progress'
import { refuseAnswering, refuseRunning } from '../restore/refusals'
import { compareAnswers } from './compare-answers'
import { copyRows, differingRows } from './copy-rows'
import { clearDangling } from './dangling'
import { refuseFormerIds, refuseOtherSchema } from './refusals'
import { openSide } from './side'
import { type Target, targetAt } from './target'

export interface TransferOptions {
  /** The address of the database that becomes the one of the site. */
  to: string
  /** Whether data that are there may be replaced: an archive of them is made first. */
  isReplacing: boolean
  onProgress?(progress: Progress): void
}

/** A transfer that is done and verified. */
export interface Transferred {
  rows: number
  answers: number
  /** The archive of the site as it was. */
  archive: string
  /** Tables or collections of the source that are not of this product. They were left. */
  unknown: string[]
}

/** A failure names so many rows or addresses. */
const SHOWN = 10

/**
 * Copies the database of a site to one of the other kind, row by row with every id and instant, and verifies it: each row, and each public
 * answer byte for byte. The source is only read. Rejects with a `BackupError` when that is refused or fails: the target is then not
 * finished, no server starts on it, and the same command goes on where it was.
 */
export async function transfer(settings: Env, config: SanitizedConfig, options: TransferOptions): Promise<Transferred> {
  const target = await targetAt(settings, options.to)
  await refuseRunning(settings)
  await refuseOtherSchema(settings)
  if (!options.isReplacing && (await target.hasData())) {
    throw new BackupError(
      'Il y a déjà des données à l’adresse de --to. Pour les remplacer, ajoutez --replace : une sauvegarde en sera faite d’abord.',
    )
  }
  try {
    if (options.isReplacing) await replace(target)
    await target.begin()
    const { lastChange, ...copied } = await copy(settings, target, { config, ...options })
    const { address: archive } = await backUp(settings, { reason: 'before-transfer', contents: 'everything' })
    const sites = { source: settings, target: { ...target.settings, DATABASE_URL: target.url } }
    const compared = await compareAnswers({ ...sites, config, archive, lastChange })
    refuse('réponses publiques ne sont pas les mêmes', compared.differing)
    await refuseAnswering(settings)
    await target.finish()
    return { ...copied, archive, answers: compared.answers }
  } catch (error) {
    throw explained(error, resolve(settings.BACKUP_DIR))
  }
}

async function replace(target: Target): Promise<void> {
  if (await target.hasData()) await backUp(target.settings, { reason: 'before-restore', contents: 'database' })
  await target.clear()
}

async function copy(
  settings: Env,
  { url }: Target,
  { config, onProgress }: Pick<TransferOptions, 'onProgress'> & { config: SanitizedConfig },
) {
  const source = await openSide(config, settings.DATABASE_URL)
  try {
    await refuseFormerIds(source)
    const target = await openSide(config, url)
    try {
      const rows = await copyRows(source, target, onProgress)
      const dangling = await clearDangling(target)
      refuse('lignes ne sont pas les mêmes', await differingRows(source, target, dangling))
      return { rows, lastChange: await lastPosition(source.payload), unknown: await source.unknown() }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

function refuse(problem: string, all: readonly string[]): void {
  if (all.length === 0) return
  const shown = all.slice(0, SHOWN).map((one) => `\n  ${decodeURIComponent(one)}`)
  throw new BackupError(
    `Le transfert n’est pas fini : ${all.length} ${problem}. Si la base d’origine a changé depuis, relancez avec --replace.${shown.join('')}`,
  )
}
