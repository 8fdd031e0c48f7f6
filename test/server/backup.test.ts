import { cp, open, readdir, readFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdminClient, adminOf } from '../support/killable-site'
import type { RunningServer } from '../support/production-server'
import { type CommandSite, commandSite } from '../support/site-commands'

let site: CommandSite
let elsewhere: CommandSite
let server: RunningServer
let admin: AdminClient
let archive: string
let shown: { id: string; slug: string }
/** The session whose titles are written during the backup. */
let written: string

beforeAll(async () => {
  site = await commandSite()
  elsewhere = await commandSite()
  server = await site.start()
  admin = await adminOf(server)
  const { docs } = await (await fetch(`${server.url}/api/testimonials?limit=1&depth=0`)).json()
  shown = docs[0]
})
afterAll(async () => {
  await server.stop()
  await Promise.all([site.close(), elsewhere.close()])
})

const publicStatus = async (path: string) => (await fetch(`${server.url}${path}`)).status
const titleOf = async (id: string) => (await (await fetch(`${server.url}/api/sessions/${id}`)).json()).title

/** Writes titles one after the other until it is stopped; every write must succeed. Returns the last one. */
function writeTitles(id: string) {
  let [isStopped, count] = [false, 0]
  const running = (async () => {
    while (!isStopped) {
      count += 1
      const response = await admin(`sessions/${id}`, {
        method: 'PATCH',
        json: { title: `Titre ${count}`, _status: 'published' },
      })
      expect(response.status).toBe(200)
    }
    return `Titre ${count}`
  })()
  return {
    count: () => count,
    stop: () => {
      isStopped = true
      return running
    },
  }
}

test('a backup of a site in use is whole, for its owner only, and stops no writer', async () => {
  const { docs } = await (await fetch(`${server.url}/api/sessions?limit=1&depth=0`)).json()
  const before = await admin(`sessions/${docs[0].id}`, {
    method: 'PATCH',
    json: { title: 'Avant', _status: 'published' },
  })
  expect(before.status).toBe(200)
  written = docs[0].id
  const writer = writeTitles(written)
  const started = writer.count()
  const { code, output } = await site.run('backup')
  const titles = writer.count() - started
  await writer.stop()
  expect([code, output]).toEqual([0, expect.stringMatching(/Sauvegarde faite en .* s\u00A0: .*\.tar/)])
  expect(titles).toBeGreaterThan(1)
  const names = await site.inBackups()
  expect(names.filter((name) => !name.endsWith('.tar'))).toEqual(['ledger.jsonl'])
  archive = join(site.backups, names.find((name) => name.startsWith('assises-')) ?? '')
  expect((await stat(archive)).mode & 0o777).toBe(0o600)
  expect((await stat(site.backups)).mode & 0o777).toBe(0o700)
})

test('a full disk leaves no half archive, and is said in words', async () => {
  const before = await site.inBackups()
  // Enough for the copy of the database, and not for the archive.
  const kilobytes = Math.floor((await stat(archive)).size / 1_024) - 50
  const { code, output } = await site.runWithin(kilobytes, 'backup')
  expect([code, output]).toEqual([1, expect.stringMatching(/Le disque est plein/)])
  // What failed is noted.
  expect(await site.inBackups()).toEqual([...before, 'status.json'])
})

test('a restore is refused while the server runs, over data, of a damaged archive and of a newer version, and changes nothing', async () => {
  const damaged = join(elsewhere.folder, 'damaged.tar')
  await cp(archive, damaged)
  const file = await open(damaged, 'r+')
  // In the content of the database.
  await file.write('damage', 20_000)
  await file.close()
  expect(await site.run('restore', archive, '--replace')).toEqual({
    code: 1,
    output: expect.stringMatching(/arrêtez-le/),
  })
  expect(await elsewhere.run('restore', damaged)).toEqual({
    code: 1,
    output: expect.stringMatching(/abîmée.*rien n’a été changé/),
  })
  const cut = join(elsewhere.folder, 'cut.tar')
  await cp(archive, cut)
  await truncate(cut, (await stat(cut)).size - 3_000)
  expect(await elsewhere.run('restore', cut)).toEqual({ code: 1, output: expect.stringMatching(/incomplète/) })
  expect(await readdir(elsewhere.folder)).toEqual(expect.not.arrayContaining(['assises.db']))
  expect(await readdir(elsewhere.mediaDir).catch(() => [])).toEqual([])
})

test('who withdrew after a backup stays withdrawn once it is restored, and the rest is as it was', async () => {
  const picture = (await readdir(site.mediaDir)).find((name) => !name.startsWith('.')) ?? ''
  const bytes = await readFile(join(site.mediaDir, picture))
  const { docs } = await (
    await fetch(`${server.url}/api/sessions?limit=1&depth=0&where[id][not_equals]=${written}`)
  ).json()
  const title = await titleOf(docs[0].id)
  await admin(`sessions/${docs[0].id}`, {
    method: 'PATCH',
    json: { title: 'Après la sauvegarde', _status: 'published' },
  })
  const withdrawal = { collection: 'testimonials', id: shown.id }
  expect((await admin('person-pages/withdrawals', { method: 'POST', json: withdrawal })).status).toBeLessThan(300)
  await server.stop()
  expect(await site.run('restore', archive)).toEqual({ code: 1, output: expect.stringMatching(/--replace/) })
  const { code, output } = await site.run('restore', archive, '--replace')
  expect([code, output]).toEqual([0, expect.stringMatching(/registre des retraits est en place/)])
  expect(await site.inBackups()).toContainEqual(expect.stringMatching(/^before-restore-/))
  server = await site.start()
  expect(await titleOf(docs[0].id)).toBe(title)
  expect(await publicStatus(`/api/testimonials/${shown.id}`)).toBe(404)
  expect(await readFile(join(site.mediaDir, picture))).toEqual(bytes)
  expect((await readdir(site.folder)).filter((name) => /restore/.test(name))).toEqual([])
  admin = await adminOf(server)
})

test('a restore of a newer version is refused', async () => {
  const alone = join(elsewhere.folder, 'alone.tar')
  await cp(archive, alone)
  const { code, output } = await elsewhere.run('restore', alone)
  expect([code, output]).toEqual([0, expect.stringMatching(/il n’y a pas de registre des retraits/)])
  await elsewhere.sql("INSERT INTO payload_migrations (id, name, batch) VALUES ('future', '29991231_future', 99)")
  expect((await elsewhere.run('backup')).code).toBe(0)
  const newer = (await elsewhere.inBackups()).find((name) => name.endsWith('.tar')) ?? ''
  await elsewhere.sql('DELETE FROM payload_migrations WHERE batch = 99')
  expect(await elsewhere.run('restore', join(elsewhere.backups, newer), '--replace')).toEqual({
    ...{ code: 1, output: expect.stringMatching(/version plus récente/) },
  })
})

test('a site that is restored without its ledger shows no testimonial, and says so', async () => {
  const restored = await elsewhere.start()
  const docsOf = async (collection: string) => (await (await fetch(`${restored.url}/api/${collection}`)).json()).docs
  expect(await docsOf('testimonials')).toEqual([])
  expect((await docsOf('sessions')).length).toBeGreaterThan(0)
  expect(restored.logs()).toMatch(/registre des retraits .* n’est pas utilisable/)
  await restored.stop()
})
