import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdminClient, adminOf } from '../support/killable-site'
import type { RunningServer } from '../support/production-server'
import { hasProgram } from '../support/reverse-proxy'
import { type CommandSite, commandSite } from '../support/site-commands'
import { type StaticHost, startNginxHost, startPlainHost } from '../support/static-host'
import { walkLinks } from '../support/walk-links'

const PUBLIC_URL = 'https://assises.exemple.fr'
const EDITION = 'montpellier-2024'
const CURRENT = 'occitanie-2025'
const CANARY = 'kanari'

interface Manifest {
  outside: string[]
  consent: { renewBy: string | null }
  files: { file: string; address?: string; type: string; sha256: string }[]
}

let site: CommandSite
let server: RunningServer
let admin: AdminClient
let folder: string
let run: { code: number | null; output: string }
let manifest: Manifest
let hosts: StaticHost[] = []
/** The witness whose consent has an end. */
let ending: { id: string; slug: string }
/** What no file may contain: drafts, and whatever names a person who has withdrawn. */
let hidden: string[]

beforeAll(async () => {
  site = await commandSite({ PUBLIC_URL })
  server = await site.start()
  admin = await adminOf(server)
  folder = join(site.folder, 'archives', EDITION)
  hidden = await hideContent()
  run = await site.run('archive', EDITION)
  manifest = JSON.parse(await readFile(join(folder, 'MANIFEST.json'), 'utf8').catch(() => '{}'))
  hosts = [await startPlainHost(folder), ...(hasProgram('nginx') ? [await startNginxHost(folder)] : [])]
})
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()))
  await server.stop()
  await site.close()
})

/** Writes drafts, withdraws one witness, and gives the consent of another one an end. */
async function hideContent(): Promise<string[]> {
  const { docs: sessions } = await (
    await admin(`sessions?where[edition.slug][equals]=${EDITION}&limit=2&depth=0`)
  ).json()
  const draft = { title: `${CANARY} une`, edition: sessions[0].edition, format: 'workshop', status: 'scheduled' }
  const made = [
    await admin('sessions?draft=true', { method: 'POST', json: draft }),
    await admin(`sessions/${sessions[0].id}?draft=true`, { method: 'PATCH', json: { title: `${CANARY} deux` } }),
  ]
  expect(made.map(({ status }) => status)).toEqual([201, 200])
  const { docs } = await (await admin(`testimonials?where[editions.slug][equals]=${EDITION}&depth=0&sort=id`)).json()
  const [first, second] = docs
  const withdrawal = { collection: 'testimonials', id: first.id }
  expect((await admin('person-pages/withdrawals', { method: 'POST', json: withdrawal })).status).toBeLessThan(300)
  const consents = await (await admin(`consents?where[subject.value][equals]=${second.id}&depth=0`)).json()
  for (const { id } of consents.docs) {
    expect((await admin(`consents/${id}`, { method: 'PATCH', json: { expiresOn: '2030-03-03' } })).status).toBe(200)
  }
  ending = second
  return [CANARY, first.id, first.slug, first.quote]
}

const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0]
const live = async (address: string) => Buffer.from(await (await fetch(server.url + address)).arrayBuffer())
/** A page whose links have no origin, as those of the site. */
const withoutOrigin = (html: string) => html.replace(/(<a\s[^>]*?href=")https:\/\/assises\.exemple\.fr(?=\/)/g, '$1')
const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))

test('the command says what it wrote, and when a consent ends', () => {
  expect(run.code, run.output).toBe(0)
  expect(run.output).toMatch(/Archive écrite en .* s\u00A0: .*montpellier-2024 \(\d+ pages, .*fichiers, .*Mo\)/)
  expect(run.output).toMatch(
    /\d témoignages ont un accord qui prend fin\s; le premier le 4\smars\s2030\s: relancez la commande ce jour-là/,
  )
  expect(manifest.consent.renewBy).toMatch(/^2030-03-03/)
})

test('every link, image, style, font and feed of the archive answers 200 with its type, on any static host', async () => {
  const types = new Map(manifest.files.map(({ address, type }) => [address, type.split(';')[0]]))
  const outside = new Set(manifest.outside)
  for (const { url } of hosts) {
    const options = {
      origin: PUBLIC_URL,
      start: `/fr/editions/${EDITION}`,
      isOutside: (target: string) => outside.has(target),
    }
    const visited = await walkLinks(url, options)
    const broken = [...visited].filter(
      ([path, { status, type }]) => status !== 200 || type !== types.get(path.replace(/\?.*/, '')),
    )
    expect(broken, url).toEqual([])
    expect(visited.size).toBeGreaterThan(100)
    const mapped = [...(await (await fetch(`${url}/sitemap.xml`)).text()).matchAll(/<loc>([^<]+)/g)].map(
      ([, loc]) => loc,
    )
    expect(mapped.filter((loc) => !types.has(loc?.replace(PUBLIC_URL, '')))).toEqual([])
    expect(mapped.length).toBeGreaterThan(50)
  }
})

test('every file is what the site answers at its address, but for links of pages that leave the archive', async () => {
  const different: string[] = []
  for (const { file, address, type } of manifest.files) {
    // The map of the site and the pages that lead to others are the archive’s own.
    if (!address || address === '/sitemap.xml' || /^\/(?:fr|en|editions.*)?$/.test(address)) continue
    const written = await readFile(join(folder, file))
    const compared = type.startsWith('text/html') ? Buffer.from(withoutOrigin(written.toString())) : written
    if (!compared.equals(await live(address))) different.push(address)
  }
  expect(different).toEqual([])
})

test('the manifest lists every file with its checksum', async () => {
  const listed = new Map(manifest.files.map(({ file, sha256 }) => [file, sha256]))
  for (const file of await filesIn(folder)) {
    if (file === 'MANIFEST.json') continue
    const content = await readFile(join(folder, file))
    expect.soft(listed.get(file), file).toBe(createHash('sha256').update(content).digest('hex'))
    listed.delete(file)
  }
  expect([...listed.keys()]).toEqual([])
})

/** The files of an archive whose name or content has one of these words, each with the word. */
async function wordsIn(path: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const file of await filesIn(path)) {
    const text = file + (await readFile(join(path, file), 'utf8'))
    found.push(...words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`))
  }
  return found
}

test('no file has a draft, nor anything of a witness who has withdrawn', async () => {
  expect(await wordsIn(folder, hidden)).toEqual([])
})

test.runIf(hasProgram('nginx'))('nginx answers stored queries at the address that they had', async () => {
  const nginx = hosts[1]?.url ?? ''
  const [base, feeds] = [`/api/editions/by-slug/${EDITION}`, `/feeds/${EDITION}`]
  const documents = ['', '/programme', '/programme?locale=en', '?locale=en&depth=2', '?richText=html&depth=2']
  const calendars = ['/calendar.ics', '/calendar.ics?lang=en', '/event.jsonld?lang=en']
  for (const address of [...documents.map((path) => base + path), ...calendars.map((path) => feeds + path)]) {
    const [found, expected] = await Promise.all([fetch(nginx + address), fetch(server.url + address)])
    expect.soft(typeOf(found), address).toBe(typeOf(expected))
    expect.soft(await found.text(), address).toBe(await expected.text())
  }
  const missing = await fetch(`${nginx}/fr/nowhere`)
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect((await fetch(`${nginx}/api/passwd?depth=2&lang=../../../../etc`)).status).toBe(404)
})

/** The files of the site, but for those of the database, of the cache and of npm. */
const ownFiles = async () => (await filesIn(site.folder)).filter((file) => !/\.db|snapshot|^\.npm/.test(file)).sort()

test('what cannot be archived is refused in words, and changes nothing', async () => {
  const other = join(site.folder, 'other')
  await mkdir(other)
  await writeFile(join(other, 'letter.txt'), 'Bonjour')
  const before = await ownFiles()
  const runs = [
    await site.run('archive', 'montpellier'),
    await site.run('archive'),
    await site.run('archive', EDITION),
    await site.run('archive', EDITION, '--to', other, '--replace'),
    // Enough for a page, and not for the programme.
    await site.runWithin(100, 'archive', EDITION, '--replace'),
    await site.runWith({ PUBLIC_URL: '' }, 'archive', EDITION),
    await site.runWith({ DATABASE_URL: `file:${join(site.folder, 'nowhere.db')}` }, 'archive', EDITION),
  ]
  const refusals = [
    /Aucune édition publique n’a l’adresse montpellier\. .*montpellier-2024/,
    /Indiquez l’une de celles-ci, .*montpellier-2024/,
    /Il y a déjà une archive .*--replace/,
    /contient autre chose qu’une archive/,
    /Le disque est plein/,
    /Indiquez PUBLIC_URL/,
    /Il n’y a pas de base de données à .*nowhere\.db/,
  ]
  expect(runs).toEqual(refusals.map((refusal) => ({ code: 1, output: expect.stringMatching(refusal) })))
  expect(await ownFiles()).toEqual(before)
})

test('written again with --replace, it has no trace of who withdrew since, and the home of the current edition', async () => {
  const withdrawal = { collection: 'testimonials', id: ending.id }
  expect((await admin('person-pages/withdrawals', { method: 'POST', json: withdrawal })).status).toBeLessThan(300)
  expect(await wordsIn(folder, [ending.id, ending.slug])).not.toEqual([])
  const { code, output } = await site.run('archive', CURRENT, EDITION, '--to', folder, '--replace')
  expect([code, output]).toEqual([0, expect.not.stringContaining(ending.slug)])
  expect(await wordsIn(folder, [...hidden, ending.id, ending.slug])).toEqual([])
  expect(await readdir(join(site.folder, 'archives'))).toEqual([EDITION])
  for (const address of ['/fr', '/en', `/fr/editions/${CURRENT}`, '/feeds/current/calendar.ics']) {
    const found = await fetch((hosts[0]?.url ?? '') + address)
    expect
      .soft([found.status, withoutOrigin(await found.text())], address)
      .toEqual([200, (await live(address)).toString()])
  }
})
