import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { copyRows, differingRows } from '../../src/backup/transfer/copy-rows'
import { clearDangling } from '../../src/backup/transfer/dangling'
import { refuseFormerIds } from '../../src/backup/transfer/refusals'
import { openSide, type Side } from '../../src/backup/transfer/side'
import { comparableText } from '../../src/backup/verify/comparable'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { dropMongoDatabase, mongoDatabaseUrl } from '../support/mongo'
import { countRows } from '../support/sqlite-client'

const hasMongo = Boolean(process.env.TEST_MONGODB_URL)
if (!hasMongo) console.log('SKIPPED: transfers between SQLite and MongoDB — no server: set TEST_MONGODB_URL.')

let app: TestApp
let own: Side
let session: string
let room: string
const nothing: ReadonlySet<string> = new Set()

beforeAll(async () => {
  app = await bootApp()
  const { id: edition } = await anEdition(app, { slug: 'transfert-2024' })
  room = (await aRoom(app, edition)).id
  const speaker = await aSpeaker(app)
  session = (await aSession(app, edition, { room, participants: [{ speaker: speaker.id, role: 'speaker' }] })).id
  const english = { title: 'In English', accessibility: ['lsf', 'captions'] as never }
  await app.payload.update({ collection: 'sessions', id: session, locale: 'en', data: english, overrideAccess: true })
  const draft = { title: 'Un brouillon plus récent' }
  await app.payload.update({ collection: 'sessions', id: session, draft: true, data: draft, overrideAccess: true })
  await aRoom(app, edition, { deletedAt: new Date().toISOString() })
  const testimonial = await aTestimonial(app)
  await aConsent(app, 'testimonials', testimonial.id)
  await createApiClient(app, 'preview')
  await signIn(app, 'contributor', [edition])
  const input = { type: 'publish', doc: { relationTo: 'sessions', value: session } }
  const waitUntil = new Date('2999-01-01')
  await app.payload.jobs.queue({ task: 'schedulePublish', input: input as never, waitUntil })
  own = await openSide(app.payload.config, app.database.url)
})
afterAll(async () => {
  await own.close()
  await app.close()
})

let count = 0
/** A new database without rows, of the kind that `side` is not. */
async function another({ kind }: Side): Promise<Side> {
  count += 1
  const name = `${app.database.name}_${count}`
  const file = join(app.database.folder, `${name}.db`)
  const side = await openSide(app.payload.config, kind === 'sqlite' ? mongoDatabaseUrl(name) : `file:${file}`)
  onTestFinished(async () => {
    await side.close()
    if (kind === 'sqlite') await dropMongoDatabase(mongoDatabaseUrl(name))
    else await rm(file)
  })
  return side
}

/** What anybody reads of a database in every language, as a verification compares it. */
async function publicTextOf({ payload }: Side): Promise<string> {
  const answers: object[] = []
  for (const collection of ['editions', 'rooms', 'sessions', 'speakers', 'testimonials'] as const)
    answers.push(await payload.find({ collection, locale: 'all', depth: 1, sort: 'id', overrideAccess: false }))
  return comparableText(JSON.stringify(answers), 0)
}

test('every table and collection of the database has a place in a transfer', async () => {
  expect(await own.unknown()).toEqual([])
  expect(own.places.length).toBeGreaterThan(40)
})

test.skipIf(!hasMongo)(
  'every row moves to the other kind of database and back as it is',
  { timeout: 120_000 },
  async () => {
    const other = await another(own)
    const interrupt = ({ done, total }: { done: number; total: number }) => {
      if (done > total / 2) throw new Error('Interrupted.')
    }
    await expect(copyRows(own, other, interrupt)).rejects.toThrow('Interrupted.')
    const rows = await copyRows(own, other)
    expect(await differingRows(own, other, nothing)).toEqual([])
    expect(await publicTextOf(other)).toBe(await publicTextOf(own))
    const back = await another(other)
    expect(await copyRows(other, back)).toBe(rows)
    expect(await differingRows(own, back, nothing)).toEqual([])
    expect(rows).toBeGreaterThan(20)
    if (own.kind !== 'sqlite') return
    // What a table has beside its documents moves with them: locales, lists, relations.
    const isMoved = ([table]: [string, number]) =>
      !/^(?:payload_(?:migrations|locked_documents\w*)|sqlite_\w+)$/.test(table)
    const counted = async (url: string) => Object.fromEntries(Object.entries(await countRows(url)).filter(isMoved))
    expect(await counted(`file:${join(app.database.folder, `${app.database.name}_2.db`)}`)).toEqual(
      await counted(app.database.url),
    )
  },
)

test.skipIf(!hasMongo)('a row that is lost, added or changed is found', { timeout: 120_000 }, async () => {
  const other = await another(own)
  await copyRows(own, other)
  const { db } = other.payload
  await db.updateOne({ collection: 'sessions', id: session, data: { capacity: 77 }, returning: false })
  await db.deleteOne({ collection: 'rooms', where: { id: { equals: room } } })
  await db.create({ collection: 'counters', data: { key: 'another', value: 3 }, returning: false })
  const differing = await differingRows(own, other, nothing)
  expect(differing).toEqual(expect.arrayContaining([`sessions ${session}`, `rooms ${room}`, 'rooms', 'counters']))
})

test.skipIf(!hasMongo)(
  'what MongoDB refers to and does not have is cleared on SQLite',
  { timeout: 120_000 },
  async () => {
    const copy = await another(own)
    await copyRows(own, copy)
    const [mongo, sqlite] = copy.kind === 'mongodb' ? [copy, await another(copy)] : [await another(copy), undefined]
    if (!sqlite) await copyRows(copy, mongo)
    const { collections } = mongo.payload.db as unknown as MongooseAdapter
    await collections.rooms?.collection.deleteMany({})
    const target = sqlite ?? (await another(mongo))
    await copyRows(mongo, target)
    const dangling = await clearDangling(target)
    expect([...dangling]).toContain(room)
    expect(await differingRows(mongo, target, dangling)).toEqual([])
    const found = await target.payload.db.findOne<{ id: string; room: unknown }>({
      ...{ collection: 'sessions', where: { id: { equals: session } } },
    })
    expect(found?.room).toBeNull()
  },
)

test('an id that MongoDB cannot store is refused before anything is written', async () => {
  if (own.kind !== 'sqlite') return
  await refuseFormerIds(own)
  const data = { key: 'former', value: 1 }
  await app.payload.db.create({ collection: 'counters', customID: crypto.randomUUID(), data, returning: false })
  await expect(refuseFormerIds(own)).rejects.toThrow(/^1 lignes ont un identifiant d’une version d’avant/)
})
