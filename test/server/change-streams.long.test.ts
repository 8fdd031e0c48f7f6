import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { type SiteNode, siteNode, twoSpeakers } from '../support/site-node'
import { until } from '../support/wait-until'

const STREAMS = Number(process.env.STREAMS ?? 1_000)
const WAIT_MS = 30_000

let folder: string
let nodes: SiteNode[]
let speaker: string
const running: RunningServer[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_streams-'))
  const password = randomBytes(15).toString('base64url')
  const databaseUrl = process.env.STREAMS_DATABASE ?? `file:${join(folder, 'cms.db')}`
  const start = async () => {
    const server = await startServer({ databaseUrl, env: { ADMIN_PASSWORD: password } })
    running.push(server)
    return siteNode(server, server.adminPassword)
  }
  nodes = [await start(), await start()]
  speaker = (await twoSpeakers((nodes[0] as SiteNode).server))[0]
})
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()))
  await rm(folder, { recursive: true, force: true })
})

/** An open stream of changes, and what it has received. */
interface OpenStream {
  response: IncomingMessage
  text: string
  receivedAt: number
  isOver: boolean
}

// Each stream has a connection of its own, as each browser has.
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })

const open = (url: string): Promise<OpenStream> =>
  new Promise((resolve, reject) => {
    get(`${url}/api/changes/stream?since=now`, { agent }, (response) => {
      const stream: OpenStream = { response, text: '', receivedAt: 0, isOver: false }
      response.on('data', (chunk: Buffer) => {
        stream.text += chunk
        stream.receivedAt = performance.now()
        if (stream.text.includes('retry:')) resolve(stream)
      })
      response.on('error', () => undefined)
      response.on('close', () => {
        stream.isOver = true
      })
    }).on('error', reject)
  })

async function openMany(url: string, count: number): Promise<OpenStream[]> {
  const streams: OpenStream[] = []
  while (streams.length < count) {
    streams.push(...(await Promise.all(Array.from({ length: Math.min(50, count - streams.length) }, () => open(url)))))
  }
  return streams
}

/** The milliseconds from the start of a write until all streams have received it. */
async function delayOf(streams: OpenStream[], write: () => Promise<void>): Promise<number> {
  const before = streams.map(({ text }) => text.length)
  const startedAt = performance.now()
  await write()
  const haveAll = () => streams.every(({ text }, nth) => text.slice(before[nth]).includes(`"id":"${speaker}"`))
  await until(async () => haveAll(), WAIT_MS)
  return Math.max(...streams.map(({ receivedAt }) => receivedAt)) - startedAt
}

test('a change reaches a thousand open streams, on the node of the write and on another one', async () => {
  const [one, other] = nodes as [SiteNode, SiteNode]
  const here = await openMany(one.server.url, STREAMS)
  const onOne: number[] = []
  for (let round = 0; round < 3; round += 1) onOne.push(await delayOf(here, () => one.rename(speaker, `Ici ${round}`)))
  const there = await openMany(other.server.url, 100)
  const onTwo: number[] = []
  for (let round = 0; round < 3; round += 1) {
    onTwo.push(await delayOf([...here, ...there], () => other.rename(speaker, `Là ${round}`)))
  }
  console.log(`${STREAMS} streams, from the write to the last: ${format(onOne)}; two nodes: ${format(onTwo)}`)
  expect([...here, ...there].filter(({ isOver }) => isOver)).toEqual([])
  for (const { response } of there) response.destroy()
  const startedAt = performance.now()
  await one.server.stop()
  running.splice(0, 1)
  await until(async () => here.every(({ isOver }) => isOver), WAIT_MS)
  console.log(`stopped in ${Math.round(performance.now() - startedAt)} ms with ${STREAMS} streams`)
  // Ended in order, not cut when the time of the stop was over.
  expect(here.every(({ response }) => response.complete)).toBe(true)
})

const format = (times: number[]) => times.map((ms) => `${Math.round(ms)} ms`).join(', ')
