import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchKey } from '../../src/domain/text'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { publicSurfaces, siteOf } from '../support/public-surfaces'
import { readSql } from '../support/sqlite-client'
import { jpeg, upload } from '../support/uploads'

let app: TestApp
let editor: Session & { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
  // Of each kind of page there is one.
  await aSpeaker(app)
  await aConsent(app, 'testimonials', (await aTestimonial(app)).id)
})
afterAll(() => app.close())

type Mode = 'full-name' | 'first-name' | 'pseudonym'
let count = 0

/** The names of a person, by the way of being shown. */
function names() {
  count += 1
  return { first: `Zephyrine${count}`, last: `Kanarina${count}`, pseudonym: `Lea${count}` }
}

const shown = (mode: Mode, { first, last, pseudonym }: ReturnType<typeof names>): string =>
  ({ 'full-name': `${first} ${last}`, 'first-name': first, pseudonym })[mode]

/** Each row of each private record of consents, which name people in full. */
const records = /^(consents|consent_events|person_links)(_|$)/

/** The tables of the database, and the files, that contain a word. */
async function placesOf(word: string): Promise<string[]> {
  const found: string[] = []
  if (app.payload.db.name === 'sqlite') {
    const tables = await readSql(app.database.url, "SELECT name FROM sqlite_master WHERE type = 'table'")
    for (const { name } of tables) {
      if (records.test(String(name))) continue
      const rows = JSON.stringify(await readSql(app.database.url, `SELECT * FROM "${name}"`))
      if (searchKey(rows).includes(word)) found.push(String(name))
    }
  }
  const folder = join(app.database.folder, 'media')
  for (const name of await readdir(folder, { recursive: true })) {
    const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0))
    if (searchKey(`${name} ${bytes.toString('latin1')}`).includes(word)) found.push(name)
  }
  return found
}

interface Surface {
  path: string
  /** Its headers and its body, to search in. */
  bytes: string
}

async function readSurfaces(more: readonly string[] = []): Promise<Surface[]> {
  const read: Surface[] = []
  for (const path of [...(await publicSurfaces(siteOf(app))), ...more]) {
    const response = await app.fetch(path)
    read.push({ path, bytes: searchKey(`${JSON.stringify([...response.headers])} ${await response.text()}`) })
  }
  return read
}

/** The surfaces that contain a word that is not in their path. */
const surfacesWith = (surfaces: readonly Surface[], word: string): string[] =>
  surfaces.filter(({ path, bytes }) => bytes.includes(word) && !searchKey(path).includes(word)).map(({ path }) => path)

async function publish(id: string, data: object) {
  const json = { ...data, _status: 'published' }
  const response = await app.fetch(`/api/testimonials/${id}`, { method: 'PATCH', as: editor, json })
  expect(response.status).toBe(200)
}

/** A person who is public in one way, whose consent is for it, with a photo whose file has their full name. */
async function aPerson(mode: Mode) {
  const own = names()
  const full = shown('full-name', own)
  const edition = await anEdition(app)
  const session = await aSession(app, edition.id)
  const file = { as: editor, name: `${own.first}-${own.last}.jpg`, data: { alt: 'Portrait' } }
  const { doc: photo } = await upload(app, await jpeg(900, 1200), file)
  const name = shown(mode, own)
  const values = { quote: `Je suis ${name}.`, photo: photo.id, editions: [edition.id], session: session.id }
  const { id } = await aTestimonial(app, { ...values, name, displayMode: mode })
  await aConsent(app, 'testimonials', id, { person: full, displayMode: mode })
  await publish(id, { before: name })
  const { slug } = await (await app.fetch(`/api/testimonials/${id}`)).json()
  const release = await app.fetch(`/api/programme/${edition.id}/release`, { method: 'POST', as: editor, json: {} })
  expect([201, 409]).toContain(release.status)
  return { id, own, full, slug, photo }
}

const withheld = (mode: Mode, { first, last }: ReturnType<typeof names>): string[] =>
  ({ 'full-name': [], 'first-name': [last], pseudonym: [first, last] })[mode].map(searchKey)

const changes: [Mode, Mode][] = [
  ['first-name', 'first-name'],
  ['pseudonym', 'pseudonym'],
  ['full-name', 'first-name'],
  ['full-name', 'pseudonym'],
  ['first-name', 'pseudonym'],
]

test('what a person withholds can be read nowhere, in each way of being shown and after each change of it', async () => {
  const people: (Awaited<ReturnType<typeof aPerson>> & { before: Mode; after: Mode })[] = []
  for (const [before, after] of changes) people.push({ before, after, ...(await aPerson(before)) })
  const changed = people.filter(({ before, after }) => before !== after)
  const addresses = people.flatMap(({ slug }) => [`/fr/testimonials/${slug}`, `/api/testimonials/by-slug/${slug}`])
  for (const { id, full, after } of changed) {
    const visit = new PersonVisit()
    await visit.open(await aPersonLink(app, editor, { collection: 'testimonials', id, person: full }))
    await visit.send('accord', { scope: ['quote', 'name', 'photo'], displayMode: after })
  }
  // What they chose holds before anybody has corrected a text.
  const chosen = await readSurfaces(addresses)
  for (const { own, after, before } of people) {
    for (const word of withheld(after, own)) expect(surfacesWith(chosen, word), `${before}, ${after}`).toEqual([])
  }
  for (const { id, own, after } of changed) {
    const name = shown(after, own)
    await publish(id, { name, displayMode: after, quote: `Je suis ${name}.`, before: name })
  }
  const corrected = await readSurfaces(addresses)
  for (const { id, own, after, before } of people) {
    const doc = await (await app.fetch(`/api/testimonials/${id}`)).json()
    expect(doc).toMatchObject({ name: shown(after, own), previousSlugs: [] })
    for (const word of withheld(after, own)) {
      expect(surfacesWith(corrected, word), `${before}, ${after}`).toEqual([])
      expect(await placesOf(word), `${before}, ${after}`).toEqual([])
    }
    // A name is found where it is shown.
    expect(surfacesWith(corrected, searchKey(shown(after, own))).length).toBeGreaterThan(5)
  }
}, 240_000)

test('a person who is shown without photo has none on any surface, nor its address', async () => {
  const { id, full, photo } = await aPerson('full-name')
  const files = [photo.url, ...Object.values(photo.sizes).map(({ url }) => String(url))]
  const word = searchKey(photo.filename.replace(/\.webp$/, ''))
  expect(await (await app.fetch(`/api/testimonials/${id}`)).text()).toContain(word)
  const visit = new PersonVisit()
  await visit.open(await aPersonLink(app, editor, { collection: 'testimonials', id, person: full }))
  await visit.send('accord', { scope: ['quote', 'name'], displayMode: 'full-name' })
  expect((await app.fetch(`/api/testimonials/${id}`)).status).toBe(200)
  expect(surfacesWith(await readSurfaces(), word)).toEqual([])
  for (const path of files) expect((await app.fetch(path)).status, path).toBe(404)
}, 240_000)
