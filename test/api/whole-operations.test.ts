import { createHash } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqliteRows } from '../../src/database/sqlite-rows'
import { wrapWrites } from '../../src/database/write-methods'
import { PASSWORD, signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, unique } from '../support/fixtures'

let app: TestApp
let admin: Awaited<ReturnType<typeof signIn>>
/** How many writes of the adapter pass before one fails. */
let passing = Number.POSITIVE_INFINITY

beforeAll(async () => {
  app = await bootApp()
  admin = await signIn(app, 'admin')
  wrapWrites(
    app.payload.db as unknown as BaseDatabaseAdapter,
    ['create', 'createVersion', 'updateOne', 'updateVersion', 'deleteOne'],
    fail,
  )
  wrapWrites(
    app.payload.db as unknown as BaseDatabaseAdapter,
    ['deleteMany', 'deleteVersions', 'updateMany', 'upsert'],
    fail,
  )
})
beforeEach(() => {
  passing = Number.POSITIVE_INFINITY
})
afterAll(() => app.close())

const fail: Parameters<typeof wrapWrites>[2] = (write) => async (args) => {
  passing -= 1
  if (passing === -1) throw new Error('The power is cut.')
  return write(args)
}

/** A hash of every row of the database. */
async function everything(): Promise<string> {
  const hash = createHash('sha256')
  const { client } = app.payload.db as unknown as SQLiteAdapter
  const isIncluded = (table: string) => !table.startsWith('sqlite_')
  for await (const row of sqliteRows(client, isIncluded, new Date(0))) hash.update(row)
  return hash.digest('hex')
}

const send = (method: string, path: string, json?: object) => app.fetch(path, { method, as: admin, json })

/** A consent for a public testimonial, made again for each attempt. */
let consent = ''

/** What an operation needs besides a public session with a draft. */
const preparations: Record<string, (edition: string) => Promise<unknown>> = {
  'a withdrawn consent': async () => {
    consent = (await aConsent(app, 'testimonials', (await aTestimonial(app)).id)).id
  },
  'a restored release': async (edition) => {
    await send('POST', `/api/programme/${edition}/release`, {})
    await aSession(app, edition, { from: '14:00', to: '15:00', _status: 'draft' })
    await send('POST', `/api/programme/${edition}/release`, {})
  },
}

type Operation = (session: string, edition: string) => Promise<Response>

const operations: Record<string, Operation> = {
  'a creation': (_, edition) =>
    send('POST', '/api/sessions?draft=true', { title: unique('Session'), edition, format: 'panel' }),
  'a publication': (session) => send('PATCH', `/api/sessions/${session}`, { title: 'Publiée', _status: 'published' }),
  'a draft': (session) => send('PATCH', `/api/sessions/${session}?draft=true`, { title: 'Brouillon' }),
  'an autosave': (session) => send('PATCH', `/api/sessions/${session}?draft=true&autosave=true`, { title: 'Suite' }),
  'a withdrawal': (session) => send('PATCH', `/api/sessions/${session}`, { _status: 'draft' }),
  'a move to the trash': (session) =>
    send('PATCH', `/api/sessions/${session}`, { deletedAt: '2024-05-01T00:00:00.000Z' }),
  'a deletion': (session) => send('DELETE', `/api/sessions/${session}?trash=true`),
  'a duplication': (session) => send('POST', `/api/sessions/${session}/duplicate?draft=true`, {}),
  'a restored version': async (session) => {
    const { docs } = await app.payload.findVersions({
      collection: 'sessions',
      where: { parent: { equals: session } },
      sort: 'createdAt',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    return send('POST', `/api/sessions/versions/${docs[0]?.id}`)
  },
  'a change of many': (_, edition) =>
    send('PATCH', `/api/sessions?where[edition][equals]=${edition}`, { title: 'Tous' }),
  'a deletion of many': (_, edition) => send('DELETE', `/api/sessions?where[edition][equals]=${edition}`),
  'the deletion of an edition': (_, edition) => send('DELETE', `/api/editions/${edition}`),
  'an abandoned draft': (session) => send('POST', `/api/sessions/${session}/abandon`, {}),
  'a withdrawn consent': () => send('PATCH', `/api/consents/${consent}`, { withdrawnAt: '2024-05-01T00:00:00.000Z' }),
  'a release': (_, edition) => send('POST', `/api/programme/${edition}/release`, {}),
  'a restored release': (_, edition) => send('POST', `/api/programme/${edition}/releases/1/restore`, {}),
  'a login': () => send('POST', '/api/users/login', { email: admin.email, password: PASSWORD }),
}

describe.runIf(process.env.TEST_DATABASE !== 'mongodb')('whichever of its writes fails, nothing is written by', () => {
  test.each(Object.entries(operations))('%s', async (name, operate) => {
    const prepare = async () => {
      // The lease of an operation whose last write failed stays until its time is over.
      await app.payload.db.deleteMany({ collection: 'leases', where: {} })
      const programme = await aProgramme()
      await preparations[name]?.(programme[1])
      return programme
    }
    let [session, edition] = await prepare()
    for (let failing = 0; ; failing += 1) {
      const before = await everything()
      passing = failing
      const { status } = await operate(session, edition)
      const hasFailed = passing < 0
      passing = Number.POSITIVE_INFINITY
      if (!hasFailed) {
        expect(status).toBeLessThan(300)
        expect(failing).toBeGreaterThan(0)
        return
      }
      if (status >= 400) expect(await everything(), `after ${failing} writes`).toBe(before)
      else [session, edition] = await prepare()
    }
  })
})

/** Returns the ids of a public session with a draft, and of its edition. */
async function aProgramme(): Promise<[string, string]> {
  const edition = await anEdition(app)
  const [room, speaker] = [await aRoom(app, edition.id), await aSpeaker(app)]
  const participants = [{ speaker: speaker.id, role: 'speaker' }]
  const session = await aSession(app, edition.id, { room: room.id, participants })
  await send('PATCH', `/api/sessions/${session.id}?draft=true`, { title: unique('Suite') })
  return [session.id, edition.id]
}

test('of a bulk deletion, the documents that fail are whole and named, and the others are deleted', async () => {
  const [free, released] = [await anEdition(app), await anEdition(app)]
  await app.payload.db.create({
    collection: 'releases',
    data: { edition: released.id, number: 1, releasedAt: new Date().toISOString() },
  })
  const versions = () =>
    app.payload.countVersions({
      collection: 'editions',
      where: { parent: { equals: released.id } },
      overrideAccess: true,
    })
  const before = await versions()
  const ids = `where[id][in][0]=${free.id}&where[id][in][1]=${released.id}`
  const response = await send('DELETE', `/api/editions?${ids}&trash=true`)
  expect(response.status).toBe(400)
  const { docs, errors } = await response.json()
  expect(docs.map(({ id }: { id: string }) => id)).toEqual([free.id])
  expect(errors).toMatchObject([
    { id: released.id, isPublic: true, message: expect.stringMatching(/release|publication/) },
  ])
  expect(await versions()).toEqual(before)
})

test('each of many changed documents has a transaction of its own', async () => {
  const editions = [await anEdition(app), await anEdition(app), await anEdition(app)]
  const ids = editions.map(({ id }, at) => `where[id][in][${at}]=${id}`).join('&')
  const response = await send('PATCH', `/api/editions?${ids}`, { tagline: 'Toutes' })
  const { docs, errors } = await response.json()
  expect([response.status, errors, docs.length]).toEqual([200, [], 3])
})
