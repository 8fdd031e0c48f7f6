import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEdition, aSession } from '../support/fixtures'
import { freePort } from '../support/free-port'
import { until } from '../support/wait-until'
import { type MadeWebhook, type WebhookSite, webhookSite } from '../support/webhook-site'

let site: WebhookSite
let folder: string
let child: ChildProcess | undefined
let port: number
let webhook: MadeWebhook

/** Writes a file of docs/webhooks.md where it finds the packages of this project, and returns its path. */
async function fileOfDocs(name: string): Promise<string> {
  const text = await readFile('docs/webhooks.md', 'utf8')
  const code = text.match(new RegExp(`\`\`\`js\n// ${name}\n([\\s\\S]*?)\`\`\``))?.[1]
  if (!code) throw new Error(`docs/webhooks.md has no ${name}.`)
  const path = join(folder, name)
  await writeFile(path, code)
  return path
}

beforeAll(async () => {
  folder = await mkdtemp(join('node_modules', '.webhook-docs-'))
  site = await webhookSite()
  port = await freePort()
  webhook = await site.make(`http://127.0.0.1:${port}/`)
})
afterAll(async () => {
  child?.kill()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

/** Runs the receiver of the docs, and returns the lines that it prints. */
async function runReceiver(secret: string): Promise<string[]> {
  const lines: string[] = []
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), WEBHOOK_SECRET: secret }
  const started = spawn(process.execPath, [await fileOfDocs('receiver.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  started.stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')))
  const answers = () => fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).then(({ status }) => status)
  await until(async () => (await answers().catch(() => 0)) === 401)
  return lines
}

test('the receiver of docs/webhooks.md verifies messages and gets the tags that a reader computes', async () => {
  const lines = await runReceiver(webhook.secret)
  const { tagsOf } = await import(pathToFileURL(await fileOfDocs('tags.mjs')).href)
  const edition = await anEdition(site.app)
  const session = await aSession(site.app, edition.id)
  await until(() => lines.some((line) => line.includes(session.id)))
  const [type, collection, id, ...tags] = lines.find((line) => line.includes(session.id))?.split(' ') ?? []
  expect([type, collection, id]).toEqual(['content.published', 'sessions', session.id])
  const { slug } = session as unknown as { slug: string }
  expect(tags.sort()).toEqual(tagsOf('sessions', { id: session.id, slug, editions: [edition.id] }).sort())
})

test('the receiver of docs/webhooks.md refuses what was signed with another secret', async () => {
  child?.kill()
  await until(async () => child?.exitCode !== null || child?.signalCode !== null)
  const other = await site.make('http://127.0.0.1:9/', { isActive: false })
  const lines = await runReceiver(other.secret)
  const { id } = await aSession(site.app, (await anEdition(site.app)).id)
  await site.untilDelivery(webhook.id, ({ document, status }) => document === id && status === 401)
  expect(lines).toEqual([])
})
