import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { until } from '../support/wait-until'

let data: string
let server: RunningServer
let password: string

const start = (env: Record<string, string> = {}) =>
  startServer({
    from: 'nothing',
    databaseUrl: `file:${join(data, 'cms.db')}`,
    env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '', ...env },
  })

const logIn = (email: string, secret: string) =>
  fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: secret }),
  })

const passwordsIn = (logs: string) => [...logs.matchAll(/Mot de passe\s+(\S+)/g)].map(([, word]) => word)

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'assises_test_start-'))
  server = await start()
})

afterAll(async () => {
  await server?.stop()
  await rm(data, { recursive: true, force: true })
})

test('a first start prints the addresses, and the password of the first admin once', async () => {
  for (const path of ['/admin', '/api/editions', '/api/graphql']) expect(server.logs()).toContain(path)
  const passwords = passwordsIn(server.logs())
  expect(passwords).toEqual([expect.stringMatching(/^[\w-]{20}$/)])
  password = passwords[0] ?? ''
  expect((await logIn('admin@assises.example', password)).status).toBe(200)
})

test('no file contains the password', async () => {
  const files = await readdir(data)
  const matches: string[] = []
  for (const file of files) {
    if ((await readFile(join(data, file))).includes(password)) matches.push(file)
  }
  expect(files).toContain('cms.db')
  expect(matches).toEqual([])
})

test('a first start fills the empty database with the example', async () => {
  const answer = await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024`)
  expect(await answer.json()).toMatchObject({ totalDocs: 1 })
})

test('the registration of a first user is closed', async () => {
  const answer = await fetch(`${server.url}/api/users/first-register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'intruder@exemple.fr', password: 'trois tournesols bleus' }),
  })
  expect(answer.status).toBeGreaterThanOrEqual(400)
})

test('requests that are not cached reach the application with their body', async () => {
  const graphql = (query: string) =>
    fetch(`${server.url}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
  const wrong = await graphql('{ Nothing { docs { id } } }')
  expect([wrong.status, (await wrong.json()).errors[0].message]).toEqual([200, expect.stringContaining('Nothing')])
  const costly = await graphql(
    `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: Sessions { docs { id } }`).join(' ')} }`,
  )
  expect([costly.status, (await costly.json()).errors[0].extensions.code]).toEqual([400, 'TOO_MANY_ALIASES'])
  const login = await fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@assises.example', password }),
  })
  expect([login.status, (await login.json()).token]).toEqual([200, expect.any(String)])
  expect(login.headers.get('set-cookie')).toContain('payload-token=')
})

test('no other route than that of the files serves copies of images', async () => {
  const media = await (await fetch(`${server.url}/api/media?limit=1&depth=0`)).json()
  const { url } = media.docs[0] as { url: string }
  expect((await fetch(`${server.url}${url}`)).status).toBe(200)
  const optimised = await fetch(`${server.url}/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`)
  expect(optimised.status).toBe(404)
})

describe('the log', () => {
  const records = () =>
    server
      .logs()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  test('names the id of a request, which its response has too', async () => {
    const headers = { 'x-request-id': 'from-a-proxy/7' }
    const missed = await fetch(`${server.url}/api/sessions?limit=1&page=17`, { headers })
    const [made, wrong] = await Promise.all(
      ['/api/sessions?limit=1&page=18', '/api/nothing'].map((path) => fetch(server.url + path)),
    )
    expect(missed.headers.get('x-request-id')).toBe('from-a-proxy/7')
    const id = made?.headers.get('x-request-id')
    expect([id, wrong?.headers.get('x-request-id')]).toEqual([0, 1].map(() => expect.stringMatching(/^[\w-]{8,}$/)))
    await until(() => records().some(({ request }) => request === id))
    const misses = records().filter(({ event }) => event === 'miss')
    expect(misses.map(({ request }) => request)).toEqual(expect.arrayContaining(['from-a-proxy/7', id]))
  })

  test('is one record on each line, and nothing that clients did wrong is an error', async () => {
    expect((await logIn('admin@assises.example', 'wrong')).status).toBe(401)
    expect((await fetch(`${server.url}/fr/nothing`)).status).toBe(404)
    const lines = server.logs().split('\n').filter(Boolean)
    expect(lines.filter((line) => !/^\{.*\}$/.test(line))).toEqual([])
    for (const record of records()) {
      expect(record).toMatchObject({ time: expect.stringMatching(/^\d{4}-.*Z$/), level: expect.any(String) })
    }
    expect(records().filter(({ level }) => level === 'error')).toEqual([])
  })
})

test('a stop waits for the response in progress, and the next start does not repeat the first one', async () => {
  const inProgress = fetch(`${server.url}/api/sessions?limit=100&depth=1`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await server.stop()
  expect((await inProgress).status).toBe(200)
  expect(server.logs()).toContain('Arrêt en cours')

  server = await start()
  expect(passwordsIn(server.logs())).toEqual([])
  expect(server.logs()).not.toContain('Migrating')
  expect(server.logs()).not.toContain('Le contenu d’exemple')
  expect((await logIn('admin@assises.example', password)).status).toBe(200)
})

test('a database that is lost beside its secret does not become the example again', async () => {
  await server.stop()
  const files = await readdir(data)
  await rename(join(data, 'cms.db'), join(data, 'lost.db'))
  for (const name of files)
    if (/^cms\.db-/.test(name)) await rename(join(data, name), join(data, `lost${name.slice(3)}`))
  await writeFile(join(data, 'secret'), 'b7c1e0d94f5a8362917dbe40c3fa6582')
  await expect(start()).rejects.toThrow(/cms\.db est vide.*secret.*SEED=none/)
  await Promise.all(['', '-wal', '-shm'].map((end) => rm(join(data, `cms.db${end}`), { force: true })))
  for (const name of await readdir(data)) {
    if (name.startsWith('lost')) await rename(join(data, name), join(data, name.replace('lost', 'cms')))
  }
  server = await start()
  expect((await logIn('admin@assises.example', password)).status).toBe(200)
})

test('no other site shows the admin in a frame, and an https address makes the cookie of a login secure', async () => {
  const { headers } = await fetch(`${server.url}/admin/login`)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect((await logIn('admin@assises.example', password)).headers.get('set-cookie')).not.toContain('Secure')
  await server.stop()

  server = await start({ PUBLIC_URL: 'https://cms.example.org' })
  expect((await logIn('admin@assises.example', password)).headers.get('set-cookie')).toContain('Secure')
})
