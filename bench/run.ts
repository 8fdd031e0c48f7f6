import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWhenStale } from '../src/scripts/build/build-when-stale'
import { dropMongoDatabase } from '../test/support/mongo'
import type { Peer } from './child'
import { editionSlug } from './content/documents'
import type { Figure } from './figures'
import { generator } from './load'
import { machine } from './machine'
import { measureAdmin } from './measures/admin'
import { measureFeeds } from './measures/feeds'
import { measureInvalidation } from './measures/invalidation'
import { measureLongList } from './measures/long-list'
import { measureMemory } from './measures/memory'
import { measureGrowth, measureMiss } from './measures/miss'
import { measureOperations } from './measures/operations'
import { measurePublishing } from './measures/publishing'
import { measureStreams } from './measures/streams'
import { measureThroughput } from './measures/throughput'
import { startProject, writeContent } from './project'
import { buildStock, startStock } from './stock-peer'
import { table, writeLastRun } from './table'

const EXAMPLE = 'montpellier-2024'
const OTHER = 'occitanie-2025'
const SESSIONS = 60
const PEOPLE = 10_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    editions: { type: 'string', default: '200' },
    only: { type: 'string' },
    mongodb: { type: 'string' },
  },
})
// `npm run bench -- feeds` is `--only feeds`.
values.only ??= positionals[0]
const [rounds, seconds, editions] = [values.rounds, values.seconds, values.editions].map(Number) as [
  number,
  number,
  number,
]
const folder = await mkdtemp(join(tmpdir(), 'assises-bench-'))
const running = new Set<Peer>()
const figures: Figure[] = []

try {
  if (values.only === 'feeds') figures.push(...(await step('feeds', feeds)))
  if (!values.only || values.only === 'streams') figures.push(...(await step('streams', streams)))
  if (!values.only) await measureServers()
  if (!values.only || values.only === 'admin') await measureAdmins()
  if (!values.only || values.only === 'operations') figures.push(...(await step('operations', operations)))
} finally {
  await stopAll()
  await rm(folder, { recursive: true, force: true })
}

const text = [`${machine()}; load by ${generator}, ${rounds} rounds of ${seconds} s.`, '', table(figures)].join('\n')
console.log(`\n${text}`)
if (!values.only) writeLastRun(text)

async function measureServers(): Promise<void> {
  await step('builds', () => buildWhenStale())
  await step('builds stock Payload', () => buildStock(folder))
  await step('writes the example', () => writeContent(folder, 'example.db', 0, 0))
  const stock = await started(startStock(folder, 'example.db', EXAMPLE))
  const project = await started(startProject(folder, 'example.db'))
  const run = { project, stock, edition: EXAMPLE, folder, rounds, seconds }
  const throughput = await step('throughput', () => measureThroughput(run))
  figures.push(...throughput.figures)
  figures.push(
    ...(await step('publishing', () =>
      measurePublishing(project, { edition: EXAMPLE, other: OTHER }, throughput.peak, run),
    )),
  )
  figures.push(
    ...(await step('miss', () => measureMiss(project, stock, { edition: EXAMPLE, folder, database: 'example.db' }))),
  )
  await stopAll()
  figures.push(...(await step('growth', growth)))
  await stopAll()
  const fresh = await started(startProject(folder, 'example.db'))
  figures.push(...(await step('memory', () => measureMemory(fresh, EXAMPLE))))
  figures.push(...(await step('invalidation', measureInvalidation)))
}

async function operations(): Promise<Figure[]> {
  return onEachDatabase('operations', (database, name) => measureOperations(folder, database, name))
}

/** The admin beside that of stock Payload, then a long list. */
async function measureAdmins(): Promise<void> {
  await step('builds', () => buildWhenStale())
  await step('builds stock Payload', () => buildStock(folder))
  await step('writes the example', () => writeContent(folder, 'admin.db', 0, 0))
  // Its first start creates the account that both know.
  await (await startProject(folder, 'admin.db')).stop()
  const stock = await started(startStock(folder, 'admin.db', EXAMPLE))
  const project = await started(startProject(folder, 'admin.db'))
  figures.push(...(await step('admin', () => measureAdmin(project, stock, EXAMPLE))))
  await stopAll()
  figures.push(...(await step('long lists', () => onEachDatabase('long', longList))))
}

async function longList(database: string, name: string): Promise<Figure[]> {
  await writeContent(folder, database, 0, 0, PEOPLE)
  const project = await started(startProject(folder, database))
  const measured = await measureLongList(
    project,
    'speakers',
    `${name}: the list of ${PEOPLE.toLocaleString('en')} people`,
  )
  await stopAll()
  return [measured]
}

/** Measures on SQLite, and on MongoDB when its URL is given: on an empty database of that server. */
async function onEachDatabase(
  file: string,
  measure: (database: string, name: string) => Promise<Figure[]>,
): Promise<Figure[]> {
  const measured = await measure(`${file}.db`, 'SQLite')
  if (!values.mongodb) return measured
  const url = new URL(values.mongodb)
  url.pathname = `/assises_bench_${Date.now()}`
  try {
    return [...measured, ...(await measure(url.href, 'MongoDB'))]
  } finally {
    await dropMongoDatabase(url.href)
  }
}

async function feeds(): Promise<Figure[]> {
  await buildWhenStale()
  await writeContent(folder, 'example.db', 0, 0)
  const project = await started(startProject(folder, 'example.db'))
  const measured = await measureFeeds({ project, edition: EXAMPLE, folder, rounds, seconds })
  await stopAll()
  return measured
}

/** Open streams of changes on one node, then on two that share a database and no Redis. */
async function streams(): Promise<Figure[]> {
  await buildWhenStale()
  await writeContent(folder, 'streams.db', 0, 0)
  const first = await started(startProject(folder, 'streams.db'))
  const alone = await measureStreams([first], EXAMPLE)
  const second = await started(startProject(folder, 'streams.db'))
  const together = await measureStreams([first, second], EXAMPLE)
  await stopAll()
  return [alone, together]
}

async function growth(): Promise<Figure[]> {
  await writeContent(folder, 'small.db', 3, SESSIONS)
  await writeContent(folder, 'large.db', editions, SESSIONS)
  const [small, large] = [
    await started(startProject(folder, 'small.db')),
    await started(startProject(folder, 'large.db')),
  ]
  return measureGrowth(small, large, editionSlug(2), `${editions} editions of ${SESSIONS} sessions / 3 editions`)
}

async function started(starting: Promise<Peer>): Promise<Peer> {
  const peer = await starting
  running.add(peer)
  return peer
}

async function stopAll(): Promise<void> {
  await Promise.all([...running].map((peer) => peer.stop()))
  running.clear()
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  console.log(`bench: ${name}`)
  return work()
}
