import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'

const MARK = ' ★'

let folder: string
let server: RunningServer
let edition: string

const start = () => startServer({ databaseUrl: `file:${join(folder, 'assises.db')}`, mediaDir: join(folder, 'media') })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_killed-'))
  server = await start()
  const { docs } = await (await fetch(`${server.url}/api/editions?where[slug][contains]=2024&limit=1`)).json()
  edition = docs[0].id
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Sends a request as the admin. */
async function asAdmin() {
  const login = await fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: server.adminEmail, password: server.adminPassword }),
  })
  const { token } = await login.json()
  return (path: string, method = 'GET', json?: object, accept = 'application/json') =>
    fetch(`${server.url}/api/${path}`, {
      method,
      headers: { authorization: `JWT ${token}`, accept, 'content-type': 'application/json' },
      body: json && JSON.stringify(json),
    })
}

async function publicTitles(): Promise<string[]> {
  const response = await fetch(
    `${server.url}/api/sessions?where[edition][equals]=${edition}&limit=100&depth=0&sort=number`,
  )
  return ((await response.json()).docs as { title: string }[]).map(({ title }) => title)
}

/** Reads the progress of a release until the given number of documents is written. */
async function progress(release: Response, written: number): Promise<void> {
  let text = ''
  const reader = release.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    text += read.value
    if (text.includes(`{"done":${written},`)) return
  }
  throw new Error(`The release ended first: ${text}`)
}

test('a release killed half-way leaves the old programme, and finishes when it is run again', async () => {
  const old = await publicTitles()
  expect(old.length).toBeGreaterThan(5)
  const admin = await asAdmin()
  const { docs } = await (await admin(`sessions?where[edition][equals]=${edition}&limit=100&depth=0`)).json()
  for (const { id, title } of docs) await admin(`sessions/${id}?draft=true`, 'PATCH', { title: title + MARK })

  const release = await admin(`programme/${edition}/release`, 'POST', undefined, 'application/x-ndjson')
  await progress(release, Math.floor(docs.length / 2))
  await server.kill()

  server = await start()
  expect(await publicTitles()).toEqual(old)
  const releases = await fetch(`${server.url}/api/releases?where[edition][equals]=${edition}`)
  expect((await releases.json()).totalDocs).toBe(0)

  const again = await asAdmin()
  const finished = await again(`programme/${edition}/release`, 'POST')
  expect([finished.status, await finished.json()]).toMatchObject([
    201,
    { release: { number: 1, published: docs.length } },
  ])
  expect(await publicTitles()).toEqual(old.map((title) => title + MARK))
})
