import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { previewLink } from '../../src/domain/preview-link'
import { seedExample } from '../../src/seed'
import { createApiClient } from '../support/accounts'
import type { TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { freePort } from '../support/free-port'
import { until } from '../support/wait-until'
import { type WebhookSite, webhookSite } from '../support/webhook-site'

const run = promisify(execFile)
const slug = 'ouverture'
const previewSecret = randomBytes(16).toString('hex')

let hooks: WebhookSite
let app: TestApp
let site: CachedApp
let folder: string
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  hooks = await webhookSite()
  app = hooks.app
  await seedExample(app.payload)
  await hooks.settle()
  site = await startCachedApp(app)
  folder = await mkdtemp(join(tmpdir(), 'assises_test_sites-'))
  const { authorization } = await createApiClient(app, 'preview')
  environment = {
    ...{ PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production', CMS_URL: site.url },
    ...{ ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' },
    PREVIEW_SECRET: previewSecret,
    CMS_PREVIEW_KEY: authorization.replace('api-clients API-Key ', ''),
  }
}, 180_000)
afterAll(async () => {
  await site.close()
  await hooks.close()
  await rm(folder, { recursive: true, force: true })
})

const session = async () => {
  const { docs } = await app.payload.find({
    collection: 'sessions',
    where: { slug: { equals: slug }, 'edition.slug': { equals: 'montpellier-2024' } },
    depth: 0,
    overrideAccess: true,
  })
  return docs[0] as unknown as { id: string; title: string }
}

const rename = async (title: string, draft = false) =>
  app.payload.update({
    ...{ collection: 'sessions', id: (await session()).id, depth: 0, overrideAccess: true, draft },
    data: { title, _status: draft ? 'draft' : 'published' },
  })

describe('the client of Astro', () => {
  test('builds a page for each session, each text in its language', async ({ skip }) => {
    const project = join(folder, 'astro')
    await cp('test/clients/astro', project, { recursive: true })
    const installed = await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: project,
      env: { ...process.env, NODE_ENV: 'development' },
      timeout: 240_000,
    }).catch((error: Error) => error)
    if (installed instanceof Error) {
      console.error(`\nSKIPPED: the client of Astro. It could not be installed: ${installed.message}\n`)
      skip()
    }
    await run(process.execPath, [join(project, 'node_modules/astro/astro.js'), 'build'], {
      cwd: project,
      env: environment,
      timeout: 240_000,
    })
    const query = '{ programme(locale: en) { days { rooms { sessions { slug title untranslated } } } } }'
    const { data } = await app.graphql<{ programme: { days: { rooms: { sessions: Session[] }[] }[] } }>(query)
    const sessions = data.programme.days.flatMap(({ rooms }) => rooms.flatMap((room) => room.sessions))
    expect(sessions.length).toBeGreaterThan(3)
    expect((await readdir(join(project, 'dist/sessions'))).sort()).toEqual(sessions.map((one) => one.slug).sort())
    for (const { slug: name, untranslated } of sessions) {
      const page = await readFile(join(project, 'dist/sessions', name, 'index.html'), 'utf8')
      expect([name, page.includes('<h1 lang="fr"')]).toEqual([name, untranslated.includes('title')])
    }
  })
})

interface Session {
  slug: string
  title: string
  untranslated: string[]
}

describe('the client of Next', () => {
  let server: ChildProcess
  let url: string

  beforeAll(async () => {
    const project = resolve('test/clients/next')
    const next = resolve('node_modules/next/dist/bin/next')
    await run(process.execPath, [next, 'build'], { cwd: project, env: environment, timeout: 300_000 })
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    const events = ['content.published', 'content.changed', 'content.withdrawn']
    const { secret } = await hooks.make(`${url}/api/webhook`, { events })
    const env = { ...environment, CMS_WEBHOOK_SECRET: secret }
    server = spawn(process.execPath, [next, 'start', '-p', String(port)], { cwd: project, env })
    await until(async () => (await fetch(url).catch(() => undefined))?.ok === true, 60_000)
  }, 360_000)
  afterAll(async () => {
    server?.kill()
    await rm('test/clients/next/.next', { recursive: true, force: true })
  })

  const titleOf = async (path = `/sessions/${slug}`, cookie = '') => {
    const response = await fetch(url + path, { headers: { cookie } })
    return /<h1>([^<]*)</.exec(await response.text())?.[1]
  }

  test('shows what it read until a webhook of the CMS says that it changed', async () => {
    const before = (await session()).title
    expect(await titleOf()).toBe(before)
    await hooks.stopWorkers()
    await rename('Ouverture, par la région')
    expect(await titleOf()).toBe(before)
    const forged = JSON.stringify({ type: 'content.changed', data: { tags: ['sessions'] } })
    const headers = {
      'webhook-id': 'a',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': `v1,${randomBytes(32).toString('base64')}`,
    }
    expect((await fetch(`${url}/api/webhook`, { method: 'POST', headers, body: forged })).status).toBe(401)
    expect(await titleOf()).toBe(before)
    hooks.startWorker()
    await until(async () => (await titleOf()) === 'Ouverture, par la région', 20_000)
  })

  test('shows a draft to who opens a link of the admin, and to nobody else', async () => {
    await rename('Brouillon d’ouverture', true)
    const { id } = await session()
    const sign = (text: string) => createHmac('sha256', previewSecret).update(text).digest('base64url')
    const link = previewLink(`${url}/api/preview`, { collection: 'sessions', id, locale: 'fr', slug }, sign, Date.now())
    expect((await fetch(link.replace(slug, 'cloture'), { redirect: 'manual' })).status).toBe(403)
    const opened = await fetch(link, { redirect: 'manual' })
    expect(opened.headers.get('location')).toMatch(new RegExp(`/sessions/${slug}$`))
    const cookie = opened.headers.getSetCookie().map((one) => one.split(';')[0])
    expect(await titleOf(undefined, cookie.join('; '))).toBe('Brouillon d’ouverture')
    expect(await titleOf()).toBe('Ouverture, par la région')
  })

  test('redirects a former slug, and has nothing where nothing is', async () => {
    await app.payload.update({
      ...{ collection: 'sessions', id: (await session()).id, depth: 0, overrideAccess: true },
      data: { slug: 'ouverture-des-assises', _status: 'published' },
    })
    const moved = async () => {
      const { status, headers } = await fetch(`${url}/sessions/${slug}`, { redirect: 'manual' })
      return `${status} ${headers.get('location')}`
    }
    await until(async () => (await moved()) === '308 /sessions/ouverture-des-assises', 20_000)
    expect((await fetch(`${url}/sessions/nulle-part`)).status).toBe(404)
  })
})
