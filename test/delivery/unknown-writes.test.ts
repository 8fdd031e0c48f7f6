import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import type { Session, TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { anEdition, aRoom, unique } from '../support/fixtures'
import { noFaults } from '../support/mongo-proxy/faults'
import { until } from '../support/wait-until'

/** The time after which MongoDB has made a commit that it was asked for, or has given its transaction up. */
const SERVER_LIMIT_MS = 60_000

describe.runIf(process.env.TEST_DATABASE === 'mongodb')('a cached answer', () => {
  let base: ConflictApp
  let app: TestApp
  let site: CachedApp
  let editor: Session
  let room: { id: string; name: string; edition: string }

  beforeAll(async () => {
    base = await bootConflictApp()
    app = base.app
    site = await startCachedApp(app)
    editor = await signIn(app, 'editor')
  })
  afterAll(async () => {
    await site.close()
    await base.close()
  })
  beforeEach(async () => {
    const edition = (await anEdition(app)).id
    const name = unique('Salle')
    room = { ...(await aRoom(app, edition, { name })), name, edition }
    await until(async () => (await read()).state === 'HIT')
  })

  /** What makes the database go wrong; the test is skipped on a server that has transactions itself. */
  const faultsOrSkip = (skip: () => void) => {
    if (!base.proxy) skip()
    return Object.assign((base.proxy as NonNullable<ConflictApp['proxy']>).faults, noFaults())
  }
  const read = async (id = room.id) => {
    const response = await fetch(`${site.url}/api/rooms/${id}`)
    return { name: (await response.json()).name, state: response.headers.get('x-cache') }
  }
  const rename = (name: string) =>
    app.fetch(`/api/rooms/${room.id}`, { method: 'PATCH', as: editor, json: { name, _status: 'published' } })

  test('is dropped by a write that the database made and did not confirm', async ({ skip }) => {
    const faults = faultsOrSkip(skip)
    const name = unique('Salle')
    faults.dropsAfter = ({ collection }) => collection === 'rooms'
    await expect(app.payload.db.updateOne({ collection: 'rooms', id: room.id, data: { name } })).rejects.toThrow()
    Object.assign(faults, noFaults())
    expect(await read()).toEqual({ name, state: 'MISS' })
  })

  test('of another document stays when a transaction was rolled back by its commit and is done again', async ({
    skip,
  }) => {
    const faults = faultsOrSkip(skip)
    const name = unique('Salle')
    const other = await aRoom(app, room.edition)
    await until(async () => (await read(other.id)).state === 'HIT')
    faults.dropsAtCommit.push('aborted')
    expect((await rename(name)).status).toBe(200)
    expect(await read()).toEqual({ name, state: 'MISS' })
    expect((await read(other.id)).state).toBe('HIT')
  })

  test('is dropped when nobody knows whether a write was committed, and again when the server has decided', async ({
    skip,
  }) => {
    const faults = faultsOrSkip(skip)
    const name = unique('Salle')
    faults.commitDelayMs = 20_000
    faults.dropsAtCommit.push('late', ...Array.from({ length: 500 }, () => 'untouched' as const))
    const began = performance.now()
    const response = await rename(name)
    expect(response.status).toBe(503)
    expect((await response.json()).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }])
    expect(await read()).toEqual({ name: room.name, state: 'MISS' })
    Object.assign(faults, { dropsAtCommit: [] })

    expect(performance.now() - began).toBeLessThan(faults.commitDelayMs)
    await until(async () => (await read()).name === name, SERVER_LIMIT_MS + 15_000)
  }, 120_000)
})
