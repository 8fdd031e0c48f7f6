import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { until } from '../../test/support/wait-until'
import { createContent, type SoakContent } from './content'
import { contributorTurns, type Pictures } from './contributors'
import { Counts } from './counts'
import { editorTurns, type Turn } from './editors'
import { Follower } from './follower'
import { type Sample, sample, trend } from './samples'
import { SoakSite } from './site'
import { type Gone, visitorTurns } from './visitors'

/** What a soak found. */
export interface SoakResult {
  seconds: number
  counts: Counts
  /** Answers that were errors although the server was up. */
  errors: string[]
  /** What is wrong in the database and the files at the end. */
  broken: string[]
  /** Of the last process, over its second half; `undefined` without `/proc`. */
  trend: { from: Sample; to: Sample } | undefined
}

interface SoakPlan {
  /** How long the load lasts, in seconds. */
  seconds: number
  /** How often the server is killed or restarted, in the first part of that. */
  deaths: number
}

/** The part of the time in which the server is killed and restarted; in the rest one process runs on. */
const PART_WITH_DEATHS = 0.4
const SAMPLE_EVERY_MS = 500
const WITHIN_MS = 30_000
/** The pause of each after a turn, in milliseconds. */
const pauses: Record<string, number> = {
  publishes: 400,
  comesAndGoes: 900,
  releases: 2_500,
  uploads: 2_000,
  imports: 4_000,
}
const PAUSE_MS = 300

/** Runs the load on a site of its own, and returns what it found. `report` gets a line from time to time. */
export async function soak({ seconds, deaths }: SoakPlan, report: (line: string) => void): Promise<SoakResult> {
  const site = await SoakSite.create()
  try {
    const content = await createContent(site)
    const [counts, gone, pictures]: [Counts, Gone, Pictures] = [new Counts(), [], new Map()]
    const follower = await new Follower(site, counts).start()
    const turns = {
      ...editorTurns(site, content, counts),
      ...visitorTurns(site, content, gone, counts),
      ...contributorTurns(site, content, gone, pictures, counts),
    }
    const end = Date.now() + seconds * 1_000
    const repeated = Object.entries(turns).map(([name, turn]) => repeat(site, turn, pauses[name] ?? PAUSE_MS, end))
    await die(site, counts, (seconds * 1_000 * PART_WITH_DEATHS) / deaths, deaths)
    const samples = await watch(site, end, () => report(line(counts, site.errors)))
    await Promise.all(repeated)
    counts.lost.push(...(await lostWrites(site, content, pictures)), ...(await missedChanges(content, follower)))
    await follower.stop()
    await site.stop()
    return { seconds, counts, errors: site.errors, broken: await brokenInvariants(site), trend: trend(samples) }
  } finally {
    await site.stop()
    await site.remove()
  }
}

async function repeat(site: SoakSite, turn: Turn, pauseMs: number, end: number): Promise<void> {
  for (let nth = 0; Date.now() < end; nth += 1) {
    await turn(nth).catch((error: unknown) => site.errors.push(String(error)))
    await wait(pauseMs)
  }
}

async function die(site: SoakSite, counts: Counts, everyMs: number, deaths: number): Promise<void> {
  for (let nth = 1; nth <= deaths; nth += 1) {
    const began = Date.now()
    await wait(everyMs / 2)
    // Every third one is a stop as an operator makes it.
    const how = nth % 3 === 0 ? 'stop' : 'kill'
    await site.restart(how)
    counts[how === 'kill' ? 'kills' : 'restarts'] += 1
    await wait(Math.max(0, began + everyMs - Date.now()))
  }
}

async function watch(site: SoakSite, end: number, report: () => void): Promise<Sample[]> {
  const samples: Sample[] = []
  for (let nth = 1; Date.now() < end; nth += 1) {
    const taken = sample(site.pid)
    if (taken) samples.push(taken)
    if (nth % 60 === 0) report()
    await wait(SAMPLE_EVERY_MS)
  }
  return samples
}

const line = (counts: Counts, errors: string[]): string =>
  `${counts.reads} reads, ${counts.writes} writes, ${counts.stale.length} stale, ${errors.length} errors`

/** Acknowledged writes that are not there, once nobody writes any more. */
async function lostWrites(site: SoakSite, content: SoakContent, pictures: Pictures): Promise<string[]> {
  const lost: string[] = []
  for (const speaker of [...content.speakers, content.comingAndGoing]) {
    const { text } = await site.ask('GET', `/api/speakers/${speaker.id}?depth=0`)
    lost.push(...(speaker.fault(speaker.acknowledged, speaker.seenIn(text)) ?? []))
  }
  for (const session of content.sessions) {
    const { text } = await site.ask('GET', `/api/sessions/${session}?depth=0`)
    lost.push(...(content.released.fault(content.released.acknowledged, content.released.seenIn(text)) ?? []))
  }
  for (const { url } of pictures.values()) {
    const { status } = await site.ask('GET', url)
    if (status !== 200) lost.push(`${url}: ${status}`)
  }
  return lost
}

/** The documents that were published and of which the stream of changes had no event. */
async function missedChanges({ speakers, sessions, released }: SoakContent, { received }: Follower): Promise<string[]> {
  const published = speakers.filter(({ acknowledged }) => acknowledged > 0).map(({ id }) => `speakers/${id}`)
  if (released.acknowledged > 0) published.push(...sessions.map((id) => `sessions/${id}`))
  const missed = () => published.filter((name) => !received.has(name))
  await until(() => missed().length === 0, WITHIN_MS).catch(() => undefined)
  return missed().map((name) => `no event of ${name}`)
}

async function brokenInvariants({ databaseUrl, mediaDir }: SoakSite): Promise<string[]> {
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'production' as const, DATABASE_URL: databaseUrl, MEDIA_DIR: mediaDir },
    PAYLOAD_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  }
  const command = ['--conditions=production', '--import', 'tsx', 'test/support/check-invariants.ts']
  const ended = await promisify(execFile)(process.execPath, command, { env }).catch((error) => error)
  const found = String(ended.stdout).split('\n').filter(Boolean)
  // One that ended with an error and found nothing has looked at nothing.
  return ended instanceof Error && found.length === 0 ? [`not looked at: ${ended.message}`] : found
}
