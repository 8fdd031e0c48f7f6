import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminOf, everyRow } from '../support/killable-site'
import { dropMongoDatabase, mongoDatabaseUrl, withMongo } from '../support/mongo'
import type { RunningServer } from '../support/production-server'
import { type CommandSite, commandSite } from '../support/site-commands'
import { until } from '../support/wait-until'

const hasMongo = Boolean(process.env.TEST_MONGODB_URL)
if (!hasMongo) console.log('SKIPPED: a site that moves to MongoDB — no server: set TEST_MONGODB_URL.')

const DONE = /Transfert fait et vérifié en .*\d+ réponses publiques sont les mêmes/

/** JSON with its fields in one order, which is that of the database; another text as it is. */
function sorted(text: string): string {
  if (!text.startsWith('{')) return text
  return JSON.stringify(JSON.parse(text), (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** Bodies of what anybody reads, by path. */
async function bodiesOf({ url }: RunningServer): Promise<Record<string, string>> {
  const paths = ['sessions', 'speakers', 'testimonials', 'media', 'editions'].map(
    (slug) => `/api/${slug}?limit=100&depth=2`,
  )
  const feeds = ['calendar.ics', 'schedule.json', 'changes.atom', 'programme.csv'].map(
    (name) => `/feeds/current/${name}`,
  )
  const each = [...paths, ...feeds].map(
    async (path) => [path, sorted(await (await fetch(`${url}${path}`)).text())] as const,
  )
  return Object.fromEntries(await Promise.all(each))
}

describe.skipIf(!hasMongo)('a site', () => {
  let site: CommandSite
  let server: RunningServer
  const target = () => mongoDatabaseUrl(`transfer_${site.folder.slice(-6)}`.replaceAll('-', '_'))
  /** The settings of the site on MongoDB, whose ledger and documents stay where they are. */
  const onMongo = () => ({
    ...{ DATABASE_URL: target(), LEDGER_FILE: site.ledger, BACKUP_DIR: site.backups },
    DOCUMENTS_DIR: join(site.folder, 'documents'),
  })

  beforeAll(async () => {
    site = await commandSite()
    server = await site.start()
  })
  afterAll(async () => {
    await server.stop()
    await dropMongoDatabase(target())
    await site.close()
  })

  test('that runs, or a target that cannot be used, is refused in a sentence', async () => {
    const refused = async (...args: string[]) => (await site.run('transfer', ...args)).output
    expect(await refused('--to', target())).toMatch(/Le serveur utilise encore ces données/)
    expect(await refused()).toMatch(/Indiquez après --to une base/)
    expect(await refused('--to', 'file:./other.db')).toMatch(/Les deux bases sont de la même sorte/)
    expect(await refused('--to', 'mongodb://127.0.0.1:9/x')).toMatch(/MongoDB ne répond pas/)
  })

  test('is verified on MongoDB when it is backed up, and leaves nothing there', async () => {
    const verify = (url: string) => site.runWith({ VERIFY_DATABASE_URL: url }, 'backup', '--verify')
    const { code, output } = await verify(target())
    expect([code, output]).toEqual([0, expect.stringMatching(/Sur la base de VERIFY_DATABASE_URL, \d{3} réponses/)])
    const found = await withMongo(target(), async ({ db }) => (await db?.admin().listDatabases())?.databases ?? [])
    expect(found.map(({ name }) => name)).not.toContainEqual(expect.stringMatching(/^verified_/))
    expect((await verify('file:./other.db')).output).toMatch(/VERIFY_DATABASE_URL est de la même sorte/)
  })

  test('moves to MongoDB by one command, killed and run again, and works there as before', async () => {
    const admin = await adminOf(server)
    const client = { name: 'Site', scope: 'preview' }
    const { doc } = await (await admin('api-clients', { method: 'POST', json: client })).json()
    const made = await (await admin(`api-clients/${doc.id}/key`, { method: 'POST', json: {} })).json()
    const [session] = await everyRow(admin, 'sessions')
    const shared = { collection: 'sessions', id: session?.id, locale: 'fr' }
    const link = await (await admin('share-links', { method: 'POST', json: shared })).json()
    const shown = (url: string) => fetch(new URL(url, server.url)).then(({ status }) => status)
    expect(await shown(link.url)).toBe(200)
    const before = await bodiesOf(server)
    const url = server.url
    await server.stop()

    const killed = site.begin('transfer', '--to', target())
    const countCopied = async () =>
      (await withMongo(target(), async ({ db }) => db?.collection('speakers').countDocuments())) ?? 0
    await until(async () => (await countCopied()) > 0, 60_000)
    killed.kill()
    await killed.done
    await expect(site.start(onMongo())).rejects.toThrow(/Un transfert vers cette base n’est pas fini/)

    const { code, output } = await site.run('transfer', '--to', target())
    expect([code, output]).toEqual([0, expect.stringMatching(DONE)])
    expect((await site.run('transfer', '--to', target())).output).toMatch(/Il y a déjà des données à l’adresse de --to/)

    server = await site.start(onMongo())
    expect(server.url).toBe(url)
    expect(await bodiesOf(server)).toEqual(before)
    expect(await shown(link.url)).toBe(200)
    const again = await adminOf(server)
    const headers = { authorization: `api-clients API-Key ${made.key}` }
    expect((await fetch(`${server.url}/api/sessions?draft=true&limit=1`, { headers })).status).toBe(200)
    const json = { title: 'Après le transfert', _status: 'published' }
    expect((await again(`sessions/${session?.id}`, { method: 'PATCH', json })).status).toBe(200)
    const read = async () => (await (await fetch(`${server.url}/api/sessions/${session?.id}`)).json()).title
    await expect.poll(read).toBe('Après le transfert')
  })

  test('moves back to SQLite with what was written meanwhile', async () => {
    const before = await bodiesOf(server)
    await server.stop()
    const [file, former] = [site.databaseUrl.replace('file:', ''), join(site.folder, 'former.db')]
    await cp(file, former)
    const { code, output } = await site.runWith(onMongo(), 'transfer', '--to', site.databaseUrl, '--replace')
    expect([code, output]).toEqual([0, expect.stringMatching(DONE)])
    expect(existsSync(`${file}.transfer`)).toBe(false)
    expect(await readFile(file)).not.toEqual(await readFile(former))
    server = await site.start()
    expect(await bodiesOf(server)).toEqual(before)
  })
})
