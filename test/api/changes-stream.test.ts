import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Part } from '../../src/database/decorate'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { EventReader } from '../support/event-reader'
import { anEdition, aRoom, unique } from '../support/fixtures'
import { ChangeFollower } from '../support/follow-changes'

let app: TestApp
let editor: Session
let worker: Part
let edition: { id: string }
let room: { id: string }
let client: ChangeFollower

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  // Not before the database is chosen.
  const { startChangeWorker } = await import('../../src/content/changes/change-worker')
  worker = startChangeWorker(app.payload)
  edition = await anEdition(app)
  room = await aRoom(app, edition.id)
  client = new ChangeFollower(app.fetch)
  await client.read()
})
afterAll(async () => {
  await worker?.close()
  await app.close()
})

const rename = async (id = room.id) => {
  const json = { name: unique('Salle') }
  expect((await app.fetch(`/api/rooms/${id}`, { method: 'PATCH', as: editor, json })).status).toBe(200)
}
const open = async (query = '', headers: HeadersInit = {}) =>
  new EventReader(await app.fetch(`/api/changes/stream${query}`, { headers }))

test('a stream begins with everything that is public, then sends what changes', async () => {
  const stream = await open()
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
  const first = await stream.take(2)
  expect(first.map(({ data }) => data.id).toSorted()).toEqual([edition.id, room.id].toSorted())
  await rename()
  const [change] = await stream.take(1)
  expect(change).toMatchObject({ event: 'change', data: { kind: 'changed', collection: 'rooms', id: room.id } })
  await stream.close()
})

test('an interrupted stream goes on where it was, by the header that browsers send and by the parameter', async () => {
  const stream = await open(`?since=${client.cursor}`)
  await rename()
  const [seen] = await stream.take(1)
  await stream.close()
  await rename()
  for (const again of [await open('', { 'last-event-id': String(seen?.id) }), await open(`?since=${seen?.id}`)]) {
    const [next] = await again.take(1)
    expect(next?.data.position).toBeGreaterThan(Number(seen?.data.position))
    await again.close()
  }
})

test('a stream of one edition is silent about the others', async () => {
  const other = await anEdition(app)
  const elsewhere = await aRoom(app, other.id)
  await client.read()
  const ofOther = await open(`?since=now&edition=${other.id}`)
  await rename()
  await rename(elsewhere.id)
  const [change] = await ofOther.take(1)
  expect(change?.data.id).toBe(elsewhere.id)
  await ofOther.close()
})

test('the same changes come page by page and as a stream', async () => {
  await client.read()
  const from = client.cursor
  const stream = await open(`?since=${from}`)
  for (let nth = 0; nth < 5; nth += 1) {
    await rename()
    expect(await client.read()).toHaveLength(1)
  }
  const events = await stream.take(5)
  expect(events.map(({ data }) => data)).toEqual(client.received.slice(-5))
  expect(events.at(-1)?.id).toBe(client.cursor)
  await stream.close()
})

test('a cursor that is refused is refused before the stream begins', async () => {
  const answers = ['hier', 'zzz-1', `${String(client.cursor).split('-')[0]}-99999999`].map(async (since) => {
    const response = await app.fetch(`/api/changes/stream?since=${since}`)
    return [response.status, (await response.json()).errors[0].code]
  })
  expect(await Promise.all(answers)).toEqual([
    [400, 'INVALID_CURSOR'],
    [400, 'FOREIGN_CURSOR'],
    [410, 'CURSOR_EXPIRED'],
  ])
})

test('a client that does not read is let go, and the others receive what changes', async () => {
  const crowded = await anEdition(app)
  for (let nth = 0; nth < 40; nth += 1) await aRoom(app, crowded.id)
  await client.read()
  const stuck = await app.fetch('/api/changes/stream?since=now')
  const reader = (stuck.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  const reading = await open('?since=now')
  for (let nth = 0; nth < 14; nth += 1) {
    const json = { _status: nth % 2 ? 'published' : 'draft' }
    expect((await app.fetch(`/api/editions/${crowded.id}`, { method: 'PATCH', as: editor, json })).status).toBe(200)
    expect(await reading.take(41)).toHaveLength(41)
  }
  await expect(reader.closed).rejects.toThrow('too slowly')
  await reading.close()
})
