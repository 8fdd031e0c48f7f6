import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../../src/migrations'
import { freePort } from '../support/free-port'
import { type AdminClient, adminOf } from '../support/killable-site'
import { withoutTopLevelAwait } from '../support/node-conditions'
import type { RunningServer } from '../support/production-server'
import { type CommandSite, commandSite } from '../support/site-commands'
import { until } from '../support/wait-until'

const METRICS_TOKEN = 'a-token-for-tests-only'
const run = promisify(execFile)

let site: CommandSite
let server: RunningServer
let admin: AdminClient

beforeAll(async () => {
  site = await commandSite()
  server = await site.start({ METRICS_TOKEN })
  admin = await adminOf(server)
})
afterAll(async () => {
  await server.stop()
  await site.close()
})

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length > 0 ? Buffer.concat(chunks).toString('utf8') : undefined
}

async function metric(name: string): Promise<string | undefined> {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  return new RegExp(`^${name} (.+)$`, 'm').exec(await response.text())?.[1]
}

test('a backup of a site in use is verified: restored, started, and compared answer by answer', async () => {
  expect(await metric('assises_backup_verified_age_seconds')).toBe('+Inf')
  const { docs } = await (await fetch(`${server.url}/api/sessions?limit=1&depth=0`)).json()
  let isWriting = true
  const writer = (async () => {
    for (let count = 0; isWriting; count += 1) {
      const json = { title: `Titre ${count}`, _status: 'published' }
      expect((await admin(`sessions/${docs[0].id}`, { method: 'PATCH', json })).status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })()
  const { code, output } = await site.run('backup', '--verify')
  isWriting = false
  await writer
  expect([code, output]).toEqual([0, expect.stringMatching(/Sauvegarde vérifiée en .* réponses publiques/)])
  const [, compared] = /(\d+) réponses sont celles du site/.exec(output) ?? []
  // What the writer changes is not compared; the rest is.
  expect(Number(compared)).toBeGreaterThan(200)
  expect(Number(await metric('assises_backup_verified_age_seconds'))).toBeLessThan(300)
  expect(await metric('assises_backup_failed')).toBe('0')
  expect((await site.inBackups()).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a backup that does not give the answers of the site is not verified, and says which', async () => {
  const other = await freePort()
  // What stands for the site says something else about one speaker.
  const relay = createServer(async (request, response) => {
    const { method, url, headers } = request
    const sent = { 'content-type': headers['content-type'] ?? '' }
    const body = await bodyOf(request)
    const answer = await fetch(`${server.url}${url}`, { method, headers: sent, body, redirect: 'manual' })
    const type = answer.headers.get('content-type') ?? ''
    const content = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'content-type': type })
    if (!/^(?:text|application)\//.test(type)) return response.end(content)
    const own = new URL(server.url).port
    const text = content.toString('utf8').replaceAll(`127.0.0.1:${own}`, `127.0.0.1:${other}`)
    const renamed = text.replaceAll(`localhost:${own}`, `localhost:${other}`)
    const isChanged = url?.startsWith('/api/speakers/') === true
    return response.end(isChanged ? renamed.replace('"name":"', '"name":"Une autre que ') : renamed)
  }).listen(other, '127.0.0.1')
  const { code, output } = await site.runWith({ PORT: String(other) }, 'backup', '--verify')
  relay.close()
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/ne donne pas les mêmes réponses à \d+ adresses[\s\S]*\/api\/speakers\//),
  ])
  expect(await metric('assises_backup_failed')).toBe('1')
})

test('BACKUP_CRON makes and verifies backups, of which BACKUP_KEEP stay', async () => {
  await server.stop()
  server = await site.start({ METRICS_TOKEN, BACKUP_CRON: '* * * * *', BACKUP_KEEP: '1' })
  const before = (await site.inBackups()).filter((name) => name.startsWith('assises-'))
  await until(async () => (await metric('assises_backup_failed')) === '0', 240_000)
  const after = (await site.inBackups()).filter((name) => name.startsWith('assises-'))
  expect(after).toHaveLength(1)
  expect(before).not.toContain(after[0])
})

test('a start that migrates makes a backup of the database first', async () => {
  const old = await commandSite()
  const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, DATABASE_URL: old.databaseUrl }
  const migrateSome = ['--import', 'tsx', 'test/support/migrate-some.ts', String(migrations.length - 1)]
  await run(process.execPath, [...withoutTopLevelAwait, ...migrateSome], { env })
  const started = await old.start({ ADMIN_PASSWORD: 'trois tournesols bleus' })
  await started.stop()
  const [archive = ''] = (await old.inBackups()).filter((name) => name.startsWith('before-migration-'))
  const manifest = (await readFile(join(old.backups, archive))).toString('latin1')
  expect(manifest).toContain(`"schema": "${migrations.at(-2)?.name}"`)
  await old.close()
})
