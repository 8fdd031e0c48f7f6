import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PresenceAnswer } from '../../src/domain/presence'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession } from '../support/fixtures'

type Account = Session & { id: string; email: string }

let app: TestApp
let claire: Account
let lea: Account
let contributor: Account
let edition: { id: string }
let session: { id: string }

beforeAll(async () => {
  app = await bootApp()
  edition = await anEdition(app)
  claire = await signIn(app, 'editor')
  lea = await signIn(app, 'admin')
  contributor = await signIn(app, 'contributor', [edition.id])
})
beforeEach(async () => {
  await app.payload.db.deleteMany({ collection: 'payload-locked-documents', where: {} })
  session = await aSession(app, edition.id)
})
afterAll(() => app.close())

type Intent = 'open' | 'write' | 'look' | 'leave'
const send = (as: Session | undefined, intent: Intent, id = session.id, collection = 'sessions') =>
  app.fetch('/api/presence', { method: 'POST', as, json: { collection, id, intent } })
const presence = async (as: Session, intent: Intent): Promise<PresenceAnswer> => (await send(as, intent)).json()

const locks = async () =>
  (await app.payload.find({ collection: 'payload-locked-documents', depth: 0, overrideAccess: true })).docs

/** Makes the open forms look as if their browsers had been silent for this long. */
async function silentFor(seconds: number): Promise<void> {
  const updatedAt = new Date(Date.now() - seconds * 1000).toISOString()
  for (const { id } of await locks()) {
    await app.payload.db.updateOne({ collection: 'payload-locked-documents', id, data: { updatedAt } })
  }
}

describe('an open form', () => {
  test('is named to the next person, who writes beside the first only when they say so', async () => {
    expect(await presence(claire, 'open')).toEqual({ isOpen: true, others: [] })
    const asked = await presence(lea, 'open')
    expect(asked).toMatchObject({ isOpen: false, others: [{ name: 'Compte editor' }] })
    expect(Date.now() - Date.parse(asked.others[0]?.since ?? '')).toBeLessThan(60_000)
    expect(await presence(claire, 'open')).toEqual({ isOpen: true, others: [] })

    expect(await presence(lea, 'write')).toMatchObject({ isOpen: true, others: [{ name: 'Compte editor' }] })
    expect(await presence(claire, 'write')).toMatchObject({ isOpen: true, others: [{ name: 'Compte admin' }] })
    expect(JSON.stringify([asked, await presence(claire, 'look')])).not.toContain('@')
  })

  test('stays open through saves, by its user and by others', async () => {
    await presence(claire, 'open')
    for (const as of [claire, lea]) {
      const saved = await app.fetch(`/api/sessions/${session.id}?draft=true&autosave=true`, {
        method: 'PATCH',
        as,
        json: { capacity: 40 },
      })
      expect(saved.status).toBe(200)
    }
    expect(await presence(lea, 'look')).toMatchObject({ others: [{ name: 'Compte editor' }] })
  })

  test('counts as closed two minutes after its last sign of life', async () => {
    await presence(claire, 'open')
    await silentFor(115)
    expect((await presence(lea, 'look')).others).toHaveLength(1)
    await silentFor(121)
    expect(await presence(lea, 'open')).toEqual({ isOpen: true, others: [] })
  })

  test('is closed at once by its user, and by nobody else', async () => {
    await presence(claire, 'open')
    await presence(lea, 'leave')
    expect((await presence(lea, 'look')).others).toHaveLength(1)
    await presence(claire, 'leave')
    expect((await presence(lea, 'look')).others).toEqual([])
  })

  test('shows that it is open without a write each time, without versions and without changing the document', async () => {
    await presence(claire, 'open')
    const before = await locks()
    const document = await app.payload.findByID({ collection: 'sessions', id: session.id, overrideAccess: true })
    await presence(claire, 'write')
    await presence(claire, 'look')
    expect(await locks()).toEqual(before)
    await silentFor(60)
    await presence(claire, 'write')
    expect(await locks()).not.toEqual(before)
    expect(await app.payload.findByID({ collection: 'sessions', id: session.id, overrideAccess: true })).toEqual(
      document,
    )
    const versions = {
      collection: 'sessions',
      where: { parent: { equals: session.id } },
      overrideAccess: true,
    } as const
    expect((await app.payload.countVersions(versions)).totalDocs).toBe(1)
  })

  test('is not moved to the trash or deleted by somebody else', async () => {
    await presence(claire, 'open')
    const trash = () =>
      app.fetch(`/api/sessions/${session.id}`, {
        method: 'PATCH',
        as: lea,
        json: { deletedAt: new Date().toISOString() },
      })
    expect((await trash()).status).toBe(423)
    expect((await app.fetch(`/api/sessions/${session.id}`, { method: 'DELETE', as: lea })).status).toBe(423)
    await presence(claire, 'leave')
    expect((await trash()).status).toBe(200)
  })
})

describe('access', () => {
  test('a lock cannot be written over REST or GraphQL, for anybody', async () => {
    const data = {
      document: { relationTo: 'sessions', value: session.id },
      user: { relationTo: 'users', value: claire.id },
    }
    for (const as of [lea, claire, contributor]) {
      const created = await app.fetch('/api/payload-locked-documents', { method: 'POST', as, json: data })
      expect(created.status).toBe(403)
    }
    await presence(claire, 'open')
    const [lock] = await locks()
    const forged = { user: { relationTo: 'users', value: lea.id } }
    for (const as of [lea, claire]) {
      const path = `/api/payload-locked-documents/${lock?.id}`
      expect((await app.fetch(path, { method: 'PATCH', as, json: forged })).status).toBe(403)
    }
    const { errors } = await app.graphql(
      `mutation { createPayloadLockedDocument(data: {user: {relationTo: users, value: "${claire.id}"}}) { id } }`,
      { as: lea },
    )
    expect(errors?.length).toBeGreaterThan(0)
    expect((await locks()).map(({ user }) => user.value)).toEqual([claire.id])
  })

  test('a lock is read and deleted by its user only', async () => {
    await presence(claire, 'open')
    const [lock] = await locks()
    const list = async (as?: Session) => {
      const response = await app.fetch('/api/payload-locked-documents?depth=2', { as })
      return response.ok ? (await response.json()).docs.length : response.status
    }
    expect([await list(lea), await list(contributor), await list()]).toEqual([0, 0, 403])
    expect(await list(claire)).toBeGreaterThan(0)
    const path = `/api/payload-locked-documents/${lock?.id}`
    for (const as of [lea, contributor, undefined]) {
      expect((await app.fetch(path, { method: 'DELETE', as })).status).toBeGreaterThanOrEqual(403)
    }
    expect((await presence(lea, 'look')).others).toHaveLength(1)
    expect((await app.fetch(path, { method: 'DELETE', as: claire })).status).toBe(200)
  })

  test('presence is for the staff, on documents that they may edit', async () => {
    const foreign = await aSession(app, (await anEdition(app)).id)
    expect((await send(undefined, 'look')).status).toBe(401)
    expect((await send(await createApiClient(app, 'preview'), 'look')).status).toBe(403)
    expect((await send(contributor, 'open')).status).toBe(200)
    for (const intent of ['open', 'write', 'look'] as const) {
      expect((await send(contributor, intent, foreign.id)).status).toBe(403)
    }
    expect((await send(contributor, 'open', contributor.id, 'payload-preferences')).status).toBe(400)
  })
})

test('opening for reading only belongs to the addresses of the admin: REST refuses the parameter, and writes nothing', async () => {
  const path = `/api/sessions/${session.id}?draft=true&readOnly=true`
  const response = await app.fetch(path, { method: 'PATCH', as: claire, json: { capacity: 9 } })
  expect(response.status).toBe(400)
  expect(JSON.stringify(await response.json())).toContain('readOnly')
  const now = await app.fetch(`/api/sessions/${session.id}?draft=true`, { as: claire })
  expect((await now.json()).capacity).not.toBe(9)
})
