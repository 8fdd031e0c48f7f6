import { rm } from 'node:fs/promises'
import type { SanitizedConfig } from 'payload'
import type { Env } from '../../env'
import { type Answers, differing, unchanged } from '../answers'
import { openArchive } from '../archive/archive-reader'
import { openNamed } from '../archive/open-named'
import { backUp } from '../back-up'
import { changesAreRecorded, comparable } from '../verify/comparable'
import { listPublicSurfaces } from '../verify/public-surfaces'
import { answersAt, siteAt } from '../verify/read-answers'
import { startTemporarySite, type TemporarySite } from '../verify/temporary-site'

/** What two sites say. */
export interface Compared {
  /** How many answers of the first are the same when it is asked twice: those that do not depend on the hour. */
  answers: number
  /** The paths at which the second says something else. */
  differing: string[]
}

/** The two sites, and what of them is compared. */
interface Comparison {
  config: SanitizedConfig
  /** An archive of the source. */
  archive: string
  source: Env
  target: Env
  /** The last position in the log of changes that was copied: what a server records later has an instant of its own. */
  lastChange: number
}

/**
 * Serves a copy of each database, for nobody else, and compares every public answer byte for byte, but for the order of the fields of
 * JSON, for what is empty in it, and for changes that each of the servers has recorded itself.
 */
export async function compareAnswers({ config, archive, source, target, lastChange }: Comparison): Promise<Compared> {
  const site = await startCopy(source, archive)
  const former = comparable(site, lastChange)
  try {
    await changesAreRecorded(site)
    const paths = await listPublicSurfaces(siteAt(config, former))
    const before = await answersAt(former, paths)
    const found = await answersOf(target, { config, paths, lastChange })
    const expected = unchanged(before, await answersAt(former, paths))
    return { answers: Object.keys(expected).length, differing: differing(expected, found) }
  } finally {
    await site.close()
  }
}

/** Serves what an archive has, for nobody else. */
async function startCopy(source: Env, given: string): Promise<TemporarySite> {
  const archive = await openNamed(source, given)
  try {
    return await startTemporarySite(source, archive)
  } finally {
    await archive.release()
  }
}

/** The answers of a site at these paths, and at those that only this site lists. */
async function answersOf(
  settings: Env,
  { config, paths, lastChange }: { config: SanitizedConfig; paths: string[]; lastChange: number },
): Promise<Answers> {
  // For this comparison alone: it stays on the disk.
  const onDisk = { ...settings, BACKUP_BUCKET: undefined }
  const { address: path } = await backUp(onDisk, { reason: 'before-transfer', contents: 'everything' })
  try {
    const site = await startTemporarySite(settings, await openArchive(path))
    try {
      await changesAreRecorded(site)
      const all = new Set([...paths, ...(await listPublicSurfaces(siteAt(config, site)))])
      return await answersAt(comparable(site, lastChange), [...all])
    } finally {
      await site.close()
    }
  } finally {
    await rm(path, { force: true })
  }
}
