import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Part } from '../../src/database/decorate'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aRoom, unique } from '../support/fixtures'
import { TextReader } from '../support/text-reader'
import { until } from '../support/wait-until'

// A page that the configuration does not know.
const origin = 'https://ailleurs.exemple'
const beat = /: still here\nid: (\S+)\n\n/

let app: TestApp
let site: CachedApp
let editor: Session
let worker: Part
let room: { id: string }

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  editor = await signIn(app, 'editor')
  // Not before the database is chosen.
  const { startChangeWorker } = await import('../../src/content/changes/change-worker')
  worker = startChangeWorker(app.payload)
  room = await aRoom(app, (await anEdition(app)).id)
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(async () => {
  await worker.close()
  await site.close()
  await app.close()
})

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(site.url + path, { headers: { origin, ...headers } })
  const text = await response.text()
  return { ...response, status: response.status, headers: response.headers, text }
}
const state = async (path: string) => (await read(path)).headers.get('x-cache')
/** Reads until the response is a hit: the log writes what the last change left a moment after it. */
const untilHit = (path: string) => until(async () => (await state(path)) === 'HIT')
const rename = async () => {
  const name = unique('Salle')
  const response = await app.fetch(`/api/rooms/${room.id}`, { method: 'PATCH', as: editor, json: { name } })
  expect(response.status).toBe(200)
}
const stream = async (query = '?since=now', headers: Record<string, string> = {}) =>
  new TextReader(await fetch(`${site.url}/api/changes/stream${query}`, { headers: { origin, ...headers } }))

describe('/api/changes behind the cache', () => {
  test('is a hit until something public changes, has a validator, and is read by a page of any origin', async () => {
    const path = '/api/changes?limit=500'
    await untilHit(path)
    const before = await read(path)
    const etag = String(before.headers.get('etag'))
    expect(before.headers.get('access-control-allow-origin')).toBe('*')
    expect(before.headers.get('access-control-expose-headers')).toContain('ETag')
    const same = await read(path, { 'if-none-match': etag })
    expect([same.status, same.text, same.headers.get('access-control-allow-origin')]).toEqual([304, '', '*'])

    await rename()
    const after = await read(path, { 'if-none-match': etag })
    expect([after.status, after.headers.get('x-cache')]).toEqual([200, 'MISS'])
    expect(after.headers.get('etag')).not.toBe(etag)
    expect(JSON.parse(after.text).changes.at(-1).id).toBe(room.id)
    await untilHit(path)
  })

  test('has an entry for each cursor, and none for a cursor that is refused', async () => {
    const { next } = JSON.parse((await read('/api/changes?limit=500')).text)
    const path = `/api/changes?since=${next}`
    expect([await state(path), await state(path), await state(`${path}&utm_source=mail`)]).toEqual([
      'MISS',
      'HIT',
      'HIT',
    ])
    const refused = await read('/api/changes?since=hier')
    expect([refused.status, refused.headers.get('x-cache')]).toEqual([400, 'BYPASS'])
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(refused.headers.get('cache-control')).toContain('no-store')
  })
})

describe('/api/changes/stream behind the cache', () => {
  test('passes it as it comes, neither stored nor encoded, to a page of any origin', async () => {
    const reader = await stream('?since=now', { 'accept-encoding': 'gzip, br' })
    const { status, headers } = reader.response
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': expect.stringContaining('no-store'),
      'access-control-allow-origin': '*',
      'x-cache': 'BYPASS',
    })
    for (const name of ['etag', 'content-encoding', 'content-length'])
      expect([name, headers.get(name)]).toEqual([name, null])
    await reader.next(beat)
    const other = await stream()
    await other.next(beat)
    await rename()
    for (const each of [reader, other]) {
      const [, data = ''] = await each.next(/event: change\ndata: (.*)\n\n/)
      expect(JSON.parse(data)).toMatchObject({ collection: 'rooms', id: room.id })
      await each.close()
    }
  })

  test('is refused there with an error that a page of any origin reads', async () => {
    const refused = await read('/api/changes/stream?since=hier')
    expect([refused.status, JSON.parse(refused.text).errors[0].code]).toEqual([400, 'INVALID_CURSOR'])
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('says every 15 seconds that it is there, and up to where its client has read', async () => {
    // The streams of the tests before are closed: the next one sets the timer.
    vi.useFakeTimers({ toFake: ['setInterval'] })
    const other = await anEdition(app)
    const [reader, all] = [await stream(`?since=now&edition=${other.id}`), await stream()]
    for (const each of [reader, all]) await each.next(beat)
    // Nothing that concerns the first stream.
    await rename()
    const [, next] = await all.next(/id: (\S+)\nevent: change/)
    vi.advanceTimersByTime(15_000)
    const [, after] = await reader.next(beat)
    expect(after).toBe(next)
    for (const each of [reader, all]) await each.close()
  })
})
