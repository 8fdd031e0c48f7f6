import { execFile } from 'node:child_process'
import { chmod, cp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allEnded } from '../../src/consent/withdraw/until-closed'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { backUp } from '../support/back-up'
import { aConsent, aSpeaker, aTestimonial } from '../support/fixtures'
import { filesOnDisk, jpeg, upload } from '../support/uploads'

let app: TestApp
let admin: Session & { id: string }
let ledgerFile: string
let replay: () => Promise<string | undefined>
let shown: { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  admin = await signIn(app, 'admin')
  const { env } = await import('../../src/env')
  ledgerFile = env.LEDGER_FILE
  const { replayLedger } = await import('../../src/consent/ledger/replay')
  // As a start does, before the first request.
  replay = () => replayLedger(app.payload)
  shown = await aTestimonial(app, { name: 'Témoin' })
  await aConsent(app, 'testimonials', shown.id, { person: 'Témoin Public' })
})
afterAll(() => app.close())
beforeEach(async () => {
  expect(await replay()).toBeUndefined()
})

const post = (path: string, json: object) => app.fetch(path, { method: 'POST', as: admin, json })
const erase = (collection: string, id: string, name: string) =>
  post('/api/person-data/erasures', { collection, id, name })
const withdraw = async (collection: string, id: string) => {
  await post('/api/person-pages/withdrawals', { collection, id })
  await allEnded()
}
const status = async (path: string) => (await app.fetch(path)).status
const read = async (path: string) => (await app.fetch(path, { as: admin })).json()
const lines = async () => (await readFile(ledgerFile, 'utf8')).trim().split('\n')

let colours = 0
/** A colour that no other image has: images of one file share withdrawals. */
const newColour = () => {
  colours += 1
  return `#4455${(colours * 4).toString(16).padStart(2, '0')}`
}

async function aPerson(name: string) {
  const { doc: photo } = await upload(app, await jpeg(200, 300, newColour()), { as: admin, data: { alt: name } })
  const { id } = await aTestimonial(app, { name, displayMode: 'full-name', photo: photo.id })
  const consent = await aConsent(app, 'testimonials', id, { person: name })
  expect(await status(`/api/testimonials/${id}`)).toBe(200)
  return { id, photo, consent }
}

test('a restored database and folder have nobody again who was erased or withdrawn since', async () => {
  const [erased, withdrawn] = [await aPerson('Amina Effacée'), await aPerson('Amina Retirée')]
  const speaker = await aSpeaker(app, { name: 'Intervenante Effacée' })
  const taken = await aPerson('Amina Reprise')
  const restore = await backUp(app)
  const media = join(app.database.folder, 'media')
  await cp(media, `${media}-copy`, { recursive: true })
  await erase('testimonials', erased.id, 'Amina Effacée')
  await erase('speakers', speaker.id, 'Intervenante Effacée')
  await withdraw('testimonials', withdrawn.id)
  const json = { withdrawnAt: new Date().toISOString() }
  await app.fetch(`/api/consents/${taken.consent.id}`, { method: 'PATCH', as: admin, json })
  const { recordInLedger } = await import('../../src/consent/ledger/record')
  await recordInLedger(app.payload)
  await restore()
  await cp(`${media}-copy`, media, { recursive: true })
  expect(await status(`/api/testimonials/${erased.id}`)).toBe(200)
  expect(await replay()).toBeUndefined()
  for (const { id } of [erased, withdrawn, taken]) expect(await status(`/api/testimonials/${id}`)).toBe(404)
  expect(await status(`/api/speakers/${speaker.id}`)).toBe(404)
  expect(await read(`/api/testimonials/${erased.id}`)).toMatchObject({ name: 'Personne retirée' })
  expect(await read(`/api/testimonials/${withdrawn.id}`)).toMatchObject({ name: 'Amina Retirée', _status: 'draft' })
  const files = await filesOnDisk(app)
  expect(files).not.toContain(erased.photo.filename)
  expect(files).toContain(withdrawn.photo.filename)
  expect(await status(`/api/testimonials/${shown.id}`)).toBe(200)
  // Somebody who agrees again after the restore is not withdrawn by the next start.
  await aConsent(app, 'testimonials', taken.id, {
    person: 'Amina Reprise',
    givenOn: new Date().toISOString().slice(0, 10),
  })
  await replay()
  expect(await status(`/api/testimonials/${taken.id}`)).toBe(200)
  // A folder that is restored alone has no file of them either.
  await cp(`${media}-copy`, media, { recursive: true })
  await replay()
  expect(await filesOnDisk(app)).not.toContain(erased.photo.filename)
})

test('the ledger names nobody, is readable by its owner only, and records each fact once', async () => {
  const { id, photo } = await aPerson('Amina Pseudonyme')
  const { recordInLedger } = await import('../../src/consent/ledger/record')
  await recordInLedger(app.payload)
  const before = (await lines()).length
  await Promise.all([withdraw('testimonials', id), withdraw('testimonials', id)])
  await erase('testimonials', id, 'Amina Pseudonyme')
  await Promise.all([recordInLedger(app.payload), recordInLedger(app.payload)])
  const text = await readFile(ledgerFile, 'utf8')
  for (const word of ['Amina', 'amina', id, photo.filename, photo.id]) expect(text).not.toContain(word)
  const facts = (await lines()).slice(before).map((line) => JSON.parse(line).fact)
  const kinds = facts.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind !== 'consent')).toEqual(['withdrawal', 'erasure'])
  expect((await stat(ledgerFile)).mode & 0o777).toBe(0o600)
})

describe('a ledger that', () => {
  const damages: [string, () => Promise<unknown>, RegExp][] = [
    ['is missing', () => rename(ledgerFile, `${ledgerFile}.former`), /il manque/],
    [
      'is damaged',
      async () => writeFile(ledgerFile, (await readFile(ledgerFile, 'utf8')).replace('"at":"2', '"at":"1')),
      /abîmé/,
    ],
    [
      'lacks its last line',
      async () => writeFile(ledgerFile, `${(await lines()).slice(0, -1).join('\n')}\n`),
      /à la fin/,
    ],
    [
      'lost one in the middle',
      async () => writeFile(ledgerFile, `${(await lines()).toSpliced(2, 1).join('\n')}\n`),
      /abîmé/,
    ],
  ]
  test.each(damages)('%s withholds testimonials and images of people, and says so', async (_, damage, sentence) => {
    const image = (
      await upload(app, await jpeg(200, 300, newColour()), { as: admin, data: { alt: 'Portrait', needsConsent: true } })
    ).doc
    await aConsent(app, 'media', image.id, { person: 'Témoin Public', scope: ['photo'] })
    const place = (await upload(app, await jpeg(200, 300, '#445566'), { as: admin })).doc
    await withdraw('testimonials', (await aPerson(`Amina ${Math.random()}`)).id)
    await withdraw('testimonials', (await aPerson(`Amina ${Math.random()}`)).id)
    const whole = await readFile(ledgerFile)
    for (const path of [`/api/testimonials/${shown.id}`, `/api/media/${image.id}`]) expect(await status(path)).toBe(200)
    await damage()
    expect(await replay()).toMatch(sentence)
    for (const path of [`/api/testimonials/${shown.id}`, `/api/media/${image.id}`, image.url]) {
      expect(await status(path), path).toBe(404)
    }
    expect((await (await app.fetch('/api/testimonials')).json()).docs).toEqual([])
    // Their count, what has no person, and the work of the team are as before.
    expect(await status(place.url)).toBe(200)
    expect((await read(`/api/testimonials/${shown.id}`)).id).toBe(shown.id)
    await writeFile(ledgerFile, whole)
    expect(await replay()).toBeUndefined()
    expect(await status(`/api/testimonials/${shown.id}`)).toBe(200)
  })

  test('ends in a line that was never finished is whole, and goes on after its last whole line', async () => {
    await withdraw('testimonials', (await aPerson('Amina Un')).id)
    const whole = await readFile(ledgerFile, 'utf8')
    await writeFile(ledgerFile, `${whole}{"fact":{"n":`)
    expect(await replay()).toBeUndefined()
    await withdraw('testimonials', (await aPerson('Amina Deux')).id)
    expect((await readFile(ledgerFile, 'utf8')).startsWith(whole)).toBe(true)
    expect(await replay()).toBeUndefined()
  })

  test('is lost for good is replaced by one with what the database records', async () => {
    const { replaceLedger } = await import('../../src/consent/ledger/replace')
    await writeFile(ledgerFile, 'nonsense')
    expect(await replay()).toMatch(/abîmé/)
    expect(await replaceLedger(app.payload)).toContain(ledgerFile)
    expect(await replay()).toBeUndefined()
    expect((await lines()).length).toBeGreaterThan(3)
  })
})

test('a ledger that cannot be moved is not replaced, and the command says what to do', async () => {
  await withdraw('testimonials', (await aPerson('Amina Déplacée')).id)
  // The name that it would get is too long for a file.
  const long = join(dirname(ledgerFile), `${'r'.repeat(236)}.jsonl`)
  await cp(ledgerFile, long)
  const { DATABASE_URL, MEDIA_DIR, PAYLOAD_SECRET, PATH } = process.env
  const command = ['--conditions=production', '--import', 'tsx', 'src/scripts/ledger.ts', 'replace']
  const env = { DATABASE_URL, MEDIA_DIR, PAYLOAD_SECRET, PATH, LEDGER_FILE: long, NODE_ENV: 'test' } as const
  const refused = await promisify(execFile)(process.execPath, command, { env }).catch((error) => error)
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('rien n’a changé')])
  expect(await readFile(long)).toEqual(await readFile(ledgerFile))
  expect(await replay()).toBeUndefined()
  await rm(long)
})

test('an erasure goes on while the ledger cannot be written, and is finished once it can', async () => {
  const { id } = await aPerson('Amina Sans Registre')
  const whole = await readFile(ledgerFile)
  await writeFile(ledgerFile, 'nonsense')
  expect((await erase('testimonials', id, 'Amina Sans Registre')).status).toBe(202)
  expect(await read(`/api/testimonials/${id}`)).toMatchObject({ name: 'Personne retirée' })
  await writeFile(ledgerFile, whole)
  const { finishErasures } = await import('../../src/consent/erasure/erase')
  await finishErasures(app.payload)
  expect((await read(`/api/erasures?where[subject][equals]=${id}`)).docs).toMatchObject([{ state: 'done' }])
})

test('nothing is withheld, and no file is made, while nobody was ever withdrawn', async () => {
  await chmod(ledgerFile, 0o600)
  await rm(ledgerFile)
  for (const collection of ['withdrawals', 'erasures', 'consent-events', 'counters'] as const) {
    await app.payload.db.deleteMany({ collection, where: {} })
  }
  const { recordInLedger } = await import('../../src/consent/ledger/record')
  await recordInLedger(app.payload)
  expect(await replay()).toBeUndefined()
  await expect(stat(ledgerFile)).rejects.toThrow()
  expect(await status(`/api/testimonials/${shown.id}`)).toBe(200)
})
