import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { type RunningServer, startServer } from '../support/production-server'
import { executeSql } from '../support/sqlite-client'
import { until } from '../support/wait-until'

const TOKEN = randomBytes(8).toString('hex')
const LIST = '/api/sessions?depth=1&limit=5'
const QUERY = `/api/graphql?query=${encodeURIComponent('{ Editions { docs { slug title } } }')}`

let folder: string
let databaseUrl: string
let port: number
let metricsPort: number
let server: RunningServer

const start = () =>
  startServer({
    databaseUrl,
    mediaDir: join(folder, 'media'),
    port,
    env: { METRICS_TOKEN: TOKEN, METRICS_PORT: String(metricsPort) },
  })

async function read(path: string) {
  const response = await fetch(`${server.url}${path}`)
  return {
    state: response.headers.get('x-cache'),
    etag: response.headers.get('etag'),
    tags: response.headers.get('cache-tag'),
    body: await response.text(),
  }
}

interface Line {
  event: string
  path?: string
  outcome: string
  reason?: string
  bytes?: number
  tags?: number
  seconds?: number
}

const lines = (): Line[] =>
  server
    .logs()
    .split('\n')
    .filter((line) => line.startsWith('{"time"') && line.includes('"event"'))
    .map((line) => JSON.parse(line))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_restart-'))
  databaseUrl = `file:${join(folder, 'assises.db')}`
  port = await freePort()
  metricsPort = await freePort()
  server = await start()
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('/metrics', () => {
  const ask = (authorization?: string) =>
    fetch(`${server.url}/metrics`, { headers: authorization ? { authorization } : {} })

  test('requires the token, and contains the counters of the cache', async () => {
    expect((await ask()).status).toBe(401)
    expect((await ask(`Bearer ${TOKEN}0`)).status).toBe(401)
    const hits = async () => {
      const text = await (await ask(`Bearer ${TOKEN}`)).text()
      expect(text).toContain('assises_database_up 1')
      return Number(/assises_cache_requests_total\{state="hit"\} (\d+)/.exec(text)?.[1])
    }
    await read(LIST)
    const before = await hits()
    await read(LIST)
    await read(LIST)
    expect(await hits()).toBe(before + 2)
  })

  test('requires no token on a port that only this machine reaches', async () => {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/`)
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('assises_cache_fill_seconds')])
  })
})

test('a miss writes one log line, and a hit none', async () => {
  const path = '/api/rooms?limit=3&where[name][equals]=Amina'
  await read(path)
  await read(path)
  const logged = () => lines().filter((line) => line.path?.startsWith('/api/rooms'))
  // The output of the process arrives through a pipe, later than its responses.
  await until(() => logged().length > 0)
  expect(logged()).toEqual([
    {
      time: expect.any(String),
      level: 'info',
      request: expect.any(String),
      event: 'miss',
      path: '/api/rooms?limit=3&where[name][equals]=…',
      seconds: expect.any(Number),
      bytes: expect.any(Number),
      tags: expect.any(Number),
      outcome: 'entry',
    },
  ])
})

describe('a restart', () => {
  const restart = async (meanwhile: () => Promise<void> = async () => undefined) => {
    const before = [await read(LIST), await read(QUERY)]
    await server.stop()
    await meanwhile()
    server = await start()
    return { before, after: [await read(LIST), await read(QUERY)] }
  }
  const states = (answers: { state: string | null }[]) => answers.map(({ state }) => state)

  test('begins with the entries of the last process, byte for byte', async () => {
    const { before, after } = await restart()
    expect(after).toEqual(before.map((answer) => ({ ...answer, state: 'HIT' })))
    expect(lines()).toContainEqual(expect.objectContaining({ event: 'snapshot', outcome: 'restored' }))
  })

  test('ignores the snapshot when the database was written meanwhile', async () => {
    const { after } = await restart(() =>
      executeSql(databaseUrl, 'UPDATE sessions_locales SET title = ?', ['Écrit pendant l’arrêt']),
    )
    expect(states(after)).toEqual(['MISS', 'MISS'])
    expect(after[0]?.body).toContain('Écrit pendant l’arrêt')
    expect(lines()).toContainEqual(expect.objectContaining({ event: 'snapshot', reason: 'content' }))
  })

  test('ignores a snapshot of another address: its responses have addresses of images', async () => {
    const former = port
    const { after } = await restart(async () => {
      port = await freePort()
    })
    expect(states(after)).toEqual(['MISS', 'MISS'])
    expect(lines()).toContainEqual(expect.objectContaining({ event: 'snapshot', reason: 'build' }))
    expect((await read('/api/media?limit=1')).body).not.toContain(`:${former}/`)
  })

  test('ignores a truncated snapshot', async () => {
    const { after } = await restart(() => truncate(join(folder, 'cache.snapshot'), 5_000))
    expect(states(after)).toEqual(['MISS', 'MISS'])
    expect(lines()).toContainEqual(expect.objectContaining({ event: 'snapshot', reason: 'unreadable' }))
  })
})

test('without a token /metrics does not exist', async () => {
  await server.stop()
  server = await startServer({ databaseUrl, mediaDir: join(folder, 'media') })
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer ' } })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
})
