import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { executeSql } from '../support/sqlite-client'
import { until } from '../support/wait-until'

/** The part of one core that a process used during `ms` milliseconds. Reads /proc, so on Linux only. */
async function coreShare({ pid }: RunningServer, ms: number): Promise<number> {
  const ticks = async () => {
    const [, fields = ''] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')
    const [user, system] = fields.split(' ').slice(11, 13).map(Number)
    return (user ?? 0) + (system ?? 0)
  }
  const before = await ticks()
  await wait(ms)
  return (((await ticks()) - before) * 10) / ms
}

test('a process whose cache thread fails ends with an error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_broken-'))
  const trigger = join(folder, 'trigger')
  const preload = join(folder, 'preload.cjs')
  await writeFile(
    preload,
    `const { isMainThread } = require('node:worker_threads')
     const { existsSync } = require('node:fs')
     const check = () => { if (existsSync(${JSON.stringify(trigger)})) throw new Error('A failure of the test.') }
     if (!isMainThread) setInterval(check, 20)`,
  )
  const server = await startServer({ env: { NODE_OPTIONS: `--require ${preload}` } })
  onTestFinished(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await writeFile(trigger, '')
  expect(await server.exitCode).toBe(1)
  expect(server.logs()).toContain('A failure of the test.')
}, 60_000)

test.skipIf(process.platform !== 'linux')(
  'a process whose log has no reader serves on, idles and stops',
  async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    server.closeLogs()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      // Each is a line of the log.
      await fetch(`${server.url}/api/sessions?limit=1&where[slug][equals]=nothing-${attempt}`)
    }
    expect((await fetch(`${server.url}/api/sessions?limit=2&page=2`)).status).toBe(200)
    await wait(1_000)
    expect(await coreShare(server, 3_000)).toBeLessThan(0.5)
    process.kill(server.pid, 'SIGTERM')
    expect(await server.exitCode).toBe(0)
  },
  60_000,
)

test('an error of a page of the admin is one record of the log, with its route and the id of its request', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_broken-'))
  const databaseUrl = `file:${join(folder, 'assises.db')}`
  const server = await startServer({ databaseUrl })
  onTestFinished(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const { adminEmail: email, adminPassword: password } = server
  const login = await fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
  await executeSql(databaseUrl, 'ALTER TABLE payload_preferences RENAME TO lost')
  const headers = { cookie, 'x-request-id': 'page-that-fails' }
  const page = await fetch(`${server.url}/admin/collections/sessions`, { headers })
  await page.text()
  const records = () =>
    server
      .logs()
      .split('\n')
      .filter((line) => line.includes('"level":"error"'))
      .map((line) => JSON.parse(line))
  await until(() => records().length > 0)
  expect(page.status).toBe(500)
  expect(records()).toContainEqual(
    expect.objectContaining({
      request: 'page-that-fails',
      route: '/admin/[[...segments]]',
      err: expect.objectContaining({ stack: expect.any(String) }),
    }),
  )
}, 60_000)
