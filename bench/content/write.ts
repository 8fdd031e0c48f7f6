import { parseArgs } from 'node:util'
import config from '@payload-config'
import { type CollectionSlug, getPayload } from 'payload'
import { migrateInDevelopment } from '../../src/boot/migrate'
import { seedExample } from '../../src/seed'
import { editionRow, type Row, roomRow, sessionRow, speakerRow } from './documents'

const ROOMS = 5
const SPEAKERS = 20

const { values } = parseArgs({
  options: { editions: { type: 'string' }, sessions: { type: 'string' }, people: { type: 'string', default: '0' } },
})
const payload = await getPayload({ config })
await migrateInDevelopment(payload)
await seedExample(payload)

const references = {
  organisations: await idsOf('organisations'),
  pictures: await idsOf('media'),
}
for (let number = 1; number <= Number(values.editions); number += 1) {
  const edition = await write('editions', editionRow(number, references))
  const rooms: string[] = []
  for (let room = 1; room <= ROOMS; room += 1) rooms.push(await write('rooms', roomRow(edition, room)))
  const speakers: string[] = []
  for (let speaker = 0; speaker < SPEAKERS; speaker += 1) {
    speakers.push(await write('speakers', speakerRow(number * SPEAKERS + speaker, references)))
  }
  for (let session = 0; session < Number(values.sessions); session += 1) {
    const data = sessionRow(edition, session, rooms, speakers)
    await payload.db.create({ collection: 'sessions', data, returning: false })
  }
}
// People of no edition, for a long list. Their numbers follow those of the speakers above.
const firstPerson = (Number(values.editions) + 1) * SPEAKERS
for (let person = 0; person < Number(values.people); person += 1) {
  const data = speakerRow(firstPerson + person, references)
  const parent = await write('speakers', data)
  const now = new Date().toISOString()
  // The lists of the admin show the newest versions.
  await payload.db.createVersion({
    collectionSlug: 'speakers',
    parent,
    autosave: false,
    createdAt: now,
    updatedAt: now,
    versionData: { ...data, createdAt: now, updatedAt: now } as never,
    returning: false,
  })
}
await payload.destroy()

/** Writes a document without the hooks of its collection, which would take a minute for ten editions. Returns its id. */
async function write(collection: CollectionSlug, data: Row): Promise<string> {
  return String((await payload.db.create({ collection, data })).id)
}

async function idsOf(collection: CollectionSlug): Promise<string[]> {
  const { docs } = await payload.find({
    collection,
    depth: 0,
    limit: 20,
    sort: 'createdAt',
    pagination: false,
    overrideAccess: true,
  })
  return docs.map(({ id }) => String(id))
}
