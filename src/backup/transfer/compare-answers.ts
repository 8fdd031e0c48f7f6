import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { SanitizedConfig } from 'payload'
import { isRecord } from '../../domain/record'
import type { Env } from '../../env'
import { type Answers, differing, unchanged } from '../answers'
import { openArchive } from '../archive/archive-reader'
import { backUp } from '../back-up'
import { listPublicSurfaces } from '../verify/public-surfaces'
import { type Address, answersAt, siteAt } from '../verify/read-answers'
import { startTemporarySite } from '../verify/temporary-site'

const RECORDED_WITHIN_MS = 30_000
const BETWEEN_MS = 500

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
 * JSON and for changes that each of the servers has recorded itself.
 */
export async function compareAnswers({ config, archive, source, target, lastChange }: Comparison): Promise<Compared> {
  const site = await startTemporarySite(source, await openArchive(archive))
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

/** A site whose JSON is read with sorted fields, as their order is that of the database, and without changes after a position. */
const comparable = ({ url, renamed = (text) => text }: Address, lastChange: number): Address => ({
  url,
  renamed: (text) => sortedJson(renamed(text), lastChange),
})

function sortedJson(text: string, lastChange: number): string {
  try {
    return JSON.stringify(JSON.parse(text), (_, value) => {
      if (!isRecord(value)) return value
      const entries = Object.entries(isChanges(value) ? copiedChanges(value, lastChange) : value)
      return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
    })
  } catch {
    return text
  }
}

type Changes = Record<string, unknown> & { changes: { position: number }[]; next: string }

/** Whether a value is an answer of `/api/changes`. */
const isChanges = (value: Record<string, unknown>): value is Changes =>
  Array.isArray(value.changes) && typeof value.next === 'string'

const copiedChanges = ({ changes }: Changes, lastChange: number) => ({
  changes: changes.filter(({ position }) => position <= lastChange),
})

/** Waits until a server that has just started has recorded what its log of changes lacked. */
async function changesAreRecorded({ url }: Address): Promise<void> {
  const deadline = Date.now() + RECORDED_WITHIN_MS
  for (let last = ''; Date.now() < deadline; ) {
    const text = await (await fetch(`${url}/api/changes`)).text()
    if (text === last) return
    last = text
    await wait(BETWEEN_MS)
  }
}

/** The answers of a site at these paths, and at those that only this site lists. */
async function answersOf(
  settings: Env,
  { config, paths, lastChange }: { config: SanitizedConfig; paths: string[]; lastChange: number },
): Promise<Answers> {
  const { path } = await backUp(settings, { reason: 'before-transfer', contents: 'everything' })
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
