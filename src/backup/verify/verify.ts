import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SanitizedConfig } from 'payload'
import type { Env } from '../../env'
import { type Answers, differing, isFailure } from '../answers'
import { entryText, type OpenedArchive } from '../archive/archive-reader'
import { ANSWERS_ENTRY } from '../archive/manifest'
import { explainedDamage, openNamed } from '../archive/open-named'
import { BackupError } from '../backup-error'
import { inFolder } from '../folder-lock'
import type { Progress } from '../progress'
import { writeBackupStatus } from '../status'
import { compareOnOtherKind } from '../transfer/on-other-kind'
import { listPublicSurfaces } from './public-surfaces'
import { answersAt, siteAt } from './read-answers'
import { startTemporarySite } from './temporary-site'

/** What a verification has shown. */
export interface Verified {
  /** The number of files whose content is that of the manifest. */
  files: number
  /** The number of public answers of the restored site. */
  answers: number
  /** The number of those that are compared with what the site said when the backup was made. */
  compared: number
  /** The number of those that a copy on the other kind of database gives too; `undefined` without `VERIFY_DATABASE_URL`. */
  onOtherKind?: number
  seconds: number
}

/** What a verification shows meanwhile. */
export interface VerifyOptions {
  onProgress?(progress: Progress): void
  /** How much of the archive has arrived from its bucket. */
  onBrought?(progress: Progress): void
}

/** A failure names so many addresses. */
const SHOWN_PATHS = 10

/**
 * Restores an archive into a temporary site, and reads every public answer of it: each must be the one that the archive recorded, and none
 * a failure; with `VERIFY_DATABASE_URL` on a database of the other kind too. Writes the outcome beside the archives. Rejects with a `BackupError` that says what is wrong.
 * `given`: as an operator names the archive.
 */
export async function verifyArchive(
  settings: Env,
  config: SanitizedConfig,
  given: string,
  options: VerifyOptions = {},
): Promise<Verified> {
  const startedAt = performance.now()
  const folder = resolve(settings.BACKUP_DIR)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const verified = await inFolder(folder, () => verifyNamed(settings, config, given, options)).catch(
    (error: unknown) => {
      throw explainedDamage(error)
    },
  )
  const { archive, compared } = verified
  const { takenAt, entries } = archive.manifest
  const seconds = (performance.now() - startedAt) / 1_000
  const outcome = { archive: archive.address, takenAt, at: new Date().toISOString(), seconds }
  await writeBackupStatus(settings, { verified: outcome })
  const files = entries.filter(({ name }) => /^(?:media|documents)\//.test(name)).length
  return { files, seconds, ...compared }
}

async function verifyNamed(
  settings: Env,
  config: SanitizedConfig,
  given: string,
  { onProgress, onBrought }: VerifyOptions,
) {
  const archive = await openNamed(settings, given, onBrought)
  try {
    return { archive, compared: await compareAnswers(settings, config, archive, onProgress) }
  } finally {
    await archive.release()
  }
}

async function compareAnswers(
  settings: Env,
  config: SanitizedConfig,
  archive: OpenedArchive,
  onProgress?: (progress: Progress) => void,
): Promise<Pick<Verified, 'answers' | 'compared' | 'onOtherKind'>> {
  const expected = await recordedAnswers(archive)
  const site = await startTemporarySite(settings, archive, onProgress)
  try {
    const paths = new Set([...(await listPublicSurfaces(siteAt(config, site))), ...Object.keys(expected)])
    const found = await answersAt(site, [...paths])
    refuse('ne donne pas les mêmes réponses', differing(expected, found))
    const isExpected = (path: string) => path in expected
    const failing = Object.entries(found).flatMap(([path, answer]) =>
      isFailure(answer) && !isExpected(path) ? [path] : [],
    )
    refuse('ne répond pas', failing)
    const onOtherKind = await compareKinds({ settings, config, site, paths: [...paths] })
    return { answers: paths.size, compared: Object.keys(expected).length, onOtherKind }
  } finally {
    await site.close()
  }
}

async function compareKinds(comparison: Parameters<typeof compareOnOtherKind>[1]): Promise<number | undefined> {
  const url = comparison.settings.VERIFY_DATABASE_URL
  if (url === undefined) return undefined
  const compared = await compareOnOtherKind(url, comparison)
  refuse('ne donne pas les mêmes réponses sur la base de VERIFY_DATABASE_URL', compared.differing)
  return compared.answers
}

/** What the site said when the backup was made; nothing when it was not running. */
async function recordedAnswers(archive: OpenedArchive): Promise<Answers> {
  if (!archive.entries.has(ANSWERS_ENTRY)) return {}
  return JSON.parse(await entryText(archive, ANSWERS_ENTRY))
}

function refuse(problem: string, paths: readonly string[]): void {
  if (paths.length === 0) return
  const shown = paths.slice(0, SHOWN_PATHS).map((path) => `\n  ${decodeURIComponent(path)}`)
  throw new BackupError(`Le site restauré ${problem} à ${paths.length} adresses :${shown.join('')}`)
}
